/** What `manyi score --help` prints. */
export const scoreHelp = `Usage: npm run --silent manyi -- score DATA.csv --model MODEL.json [options]

Computes the indices (0-100), weights, loadings, paths and total effects of a path model from a CSV file.

Model
  --model MODEL.json  constructs, indicators, scales and paths:
                      {"scale": {"min": 1, "max": 10}, "missing": [-99],
                       "constructs": [{"name": "Satisfaction", "mode": "A",
                                       "indicators": ["sat1", {"column": "sat2", "min": 0, "max": 10, "reversed": true}]}],
                       "paths": [["Quality", "Satisfaction"]], "target": "Satisfaction"}
                      mode "A" weighs indicators by correlation (reflective), "B" by regression (formative);
                      high is good: an indicator where it is not says "reversed": true;
                      a higher-order construct has "dimensions" in place of indicators: [{"name", "mode", "indicators"}]
  --model NAME        where there is no such file: scsb, acsi, ecsi, ecsi-without-complaints or ccsi, on columns
                      named expectations1, expectations2, ..., quality1, ... (1-10, high is good)
  --scale MIN-MAX     of a ready model where it is not 1-10

Estimation
  --scheme NAME       inner weights: path (default), centroid or factorial
  --missing NAME      missing answers: em (default, maximum likelihood), pairwise, mean or listwise
  --weights COLUMN    sampling weights, numbers of 0 or more
  --as PACKAGE        seminr, plspm or csem: what that package computes when it is told nothing else
  --assess            reliability, HTMT, VIF, f2, consistent PLS, PLSpredict, and what they say

Uncertainty
  --bootstrap N       95 % intervals from N resamples of the rows (5000 is usual)
  --seed N            of the resamples; the same seed gives the same numbers (default 1)
  --interval NAME     percentile (default), or bca: corrected for bias and skewness
  --clusters COLUMN   rows of one value (a person, an account) are drawn together
  --threads N         that share the resamples; the numbers are the same for any N

Parts
  --by COLUMN         also for each value of this column; groups with fewer rows than indicators
                      are scored with the weights of all
  --compare COLUMN    every two values of this column, groups or waves: differences with intervals and p
                      (Holm), real change told from drifted weights, measurement invariance (MICOM); the later
                      value minus the earlier one; 1000 resamples unless --bootstrap says otherwise

Output
  --json              one JSON object on stdout instead of tables: n, converged, iterations, index, paths, rSquared,
                      outerWeights, loadings, totalEffects, findings, weighting, unstandardizedWeights, definition,
                      missing, drivers, reliability, htmt, vif; dimensions, samplingWeights where there are such;
                      with --bootstrap: bootstrap, standardErrors, indexInterval, rSquaredInterval,
                      outerWeightInterval, loadingInterval; with --assess: assessment; with --compare: comparison,
                      compared; with --by: groups (name to such an object); with --as: as
  --export-r FILE.R   also write an R script that reproduces the run with seminr

Empty cells and the codes listed under "missing" are missing answers. Cells are separated by comma, semicolon, tab or bar.
Exit code 0; 2 for input that cannot be scored, with one line on stderr that says where.
`;
