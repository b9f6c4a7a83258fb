export const method = {
  "method.title": "How the index is computed",
  "method.lead":
    "What stands behind a figure, how far it can be trusted, and why another program may show a slightly different one.",
  "method.link": "How the index is computed",

  "method.index": "The index",
  "method.indexNote": "0: the worst answer throughout. 100: the best.",
  "method.indexWhat":
    "Satisfaction is asked in several questions, and so is every other construct of the model. The index is the weighted mean of a construct's answers, placed between the worst and the best answer possible:",
  "method.formula":
    "Index: 100 times the sum of weight times mean answer less lowest answer, divided by the sum of weight times highest less lowest answer.",
  "method.formulaIndex": "index",
  "method.formulaWhere":
    "For every question i: the mean answer x̄, the weight u (all weights of a construct add up to 1), and the ends of the scale.",
  "method.weights":
    "Nobody chooses the weights. They are estimated from the answers, so that each construct agrees as closely as it can with its neighbours in the model: partial least squares path modelling (PLS), path scheme, mode A. A question that says more about what goes before and after counts for more. The estimate is for standardized answers; dividing it by the spread of the question's answers makes a weight for the answers as given. The American Customer Satisfaction Index is defined in this way.",
  "method.negative":
    "A question can get a negative weight. A better answer would then lower the index, so such an index is computed but not published.",
  "method.few":
    "Under 50 answers weights cannot be estimated well. Then every question counts the same, and the page says so.",

  "method.example": "An example",
  "method.exampleNote":
    "250 customers of a mobile phone company, answers from 1 to 10. The literature calls this data set mobi.",
  "method.exampleCaption": "The satisfaction index of mobi, question by question",
  "method.question": "Question",
  "method.mean": "Mean",
  "method.spread": "Spread",
  "method.weight": "Weight",
  "method.outOf100": "Mean, 0–100",
  "method.contribution": "Adds",
  "method.question.overall": "Satisfaction overall",
  "method.question.expectations": "Compared with what was expected",
  "method.question.ideal": "Compared with the ideal",
  "method.sum": "Satisfaction index",

  "method.definitions": "Four definitions",
  "method.definitionsNote": "The same answers, the same model, other headlines.",
  "method.definitionsWhat":
    "Which weights the index uses is a matter of definition, and it moves the headline by more than most changes do. So every stored result names its definition and version, and results of different definitions are never compared.",
  "method.definitionsCaption": "Satisfaction on mobi by definition of the index",
  "method.definition": "Definition",
  "method.usedBy": "Used by",
  "method.onMobi": "Mobi",
  "method.definition.unstandardized": "Unstandardized weights: weight divided by spread",
  "method.definition.equal": "Equal weights",
  "method.definition.standardized": "Standardized weights, applied to the answers as given",
  "method.definition.raw": "Weights estimated on answers that are not standardized",
  "method.usedBy.unstandardized": "Manyi, ACSI, SmartPLS, cSEM",
  "method.usedBy.equal": "Manyi, for few answers",
  "method.usedBy.standardized": "plspm, rescale()",
  "method.usedBy.raw": "plspm with scaled = FALSE",

  "method.missing": "Missing answers",
  "method.missingWhat":
    "“Don't know”, refused and skipped answers are filled in with what the same person's other answers let expect (maximum likelihood by the EM algorithm). A question that was not asked, or that a person never reached, is not filled in. How many answers were missing stands with every result.",
  "method.missingSize":
    "With every tenth answer of mobi taken away the index is {em} by EM, {pairwise} from pairs of answers and {mean} with each question's mean filled in, against {complete} from all answers. To leave out every person with a gap would leave nobody: the gaps go through every row.",

  "method.uncertainty": "Uncertainty",
  "method.uncertaintyNote": "Mobi: {index} ({low}–{high})",
  "method.uncertaintyWhat":
    "Other customers would have answered differently. To see how much that matters, the respondents are drawn again at random, some twice, some not at all, several thousand times; each time missing answers, weights and index are computed anew. The middle 95 percent of the results are the interval.",
  "method.uncertaintyNot":
    "The interval says nothing about customers who did not answer and may think otherwise, nor about how a question was put. When more than 1 percent of the draws cannot be computed, no interval is given. The same seed gives the same figures, to the digit.",

  "method.comparison": "Comparisons",
  "method.comparisonWhat":
    "A difference between two waves or groups has an interval of its own. That two intervals overlap does not mean that there is no difference.",
  "method.comparisonNone":
    "“No change detectable” does not mean “no change”. Beside it stands which change the two waves could reliably have shown.",
  "method.comparisonDrift":
    "A difference can come from other answers or from other weights. A run that follows an earlier wave tells the two apart and tests whether the index still means the same (MICOM); on the command line, --compare does so for any groups. When many differences are tested at once, p is adjusted for it (Holm).",
  "method.sample":
    "Where a wave asked a sample, the draws are made within each unit, and the share of its people that has answered counts as certain. Where everybody was asked, nothing is taken off: who answers is not a matter of our draw. Contacts of one account are drawn together.",

  "method.drivers": "Drivers",
  "method.driversWhat":
    "Importance is in index points: customers who rate a driver 1 point higher rate satisfaction so many points higher, other drivers in the model equal. Performance is the driver's own index. Both are associations in the answers, no promise of what an action will do. What customers expected beforehand cannot be acted on.",

  "method.words": "Words",
  "method.word.construct": "Construct",
  "method.word.constructMeaning":
    "What several questions measure together: quality, value, satisfaction, loyalty.",
  "method.word.indicator": "Indicator",
  "method.word.indicatorMeaning": "A question in its numeric role in the model.",
  "method.word.weight": "Weight",
  "method.word.weightMeaning":
    "How much a question counts in its construct. Weights of respondents are called sampling weights.",
  "method.word.path": "Path",
  "method.word.pathMeaning": "An arrow of the model. Its coefficient is in standard deviations.",
  "method.word.significant": "Significant",
  "method.word.significantMeaning": "The 95% interval does not reach zero.",
  "method.word.wave": "Wave",
  "method.word.waveMeaning": "One round of asking.",

  "method.programs": "Other programs",
  "method.programsNote": "What three R packages do when they are told nothing else.",
  "method.programsWhat":
    "The packages compute the same thing where they are given the same settings: paths and weights agree to 12 digits. Their defaults differ, and with them the figures.",
  "method.programsCaption": "Defaults side by side, and what they make of mobi",
  "method.setting": "Setting",
  "method.program.manyi": "Manyi",
  "method.setting.scheme": "Inner weights",
  "method.setting.modeA": "Mode A is written",
  "method.setting.factors": "Constructs are taken as",
  "method.setting.missing": "Missing answers",
  "method.setting.stop": "Ends when weights change by less than",
  "method.setting.sign": "Signs",
  "method.setting.index": "Index",
  "method.setting.resamples": "Resamples",
  "method.setting.satisfaction": "Satisfaction index",
  "method.setting.path": "Path Image → Expectations",
  "method.setting.rSquared": "R² of Satisfaction",
  "method.scheme.path": "path",
  "method.scheme.centroid": "centroid",
  "method.scheme.factorial": "factorial",
  "method.factors.composites": "weighted sums",
  "method.factors.common": "common factors (PLSc)",
  "method.missing.em": "EM",
  "method.missing.mean": "the question's mean",
  "method.missing.pairwise": "pairs of answers",
  "method.missing.listwise": "complete rows only",
  "method.missing.none": "not accepted",
  "method.change.largest": "the largest change",
  "method.change.sum": "the sum of changes",
  "method.change.squares-before-scaling": "the sum of squares",
  "method.sign.oriented": "most loadings positive",
  "method.sign.as-is": "as they come out",
  "method.index.unstandardized": "unstandardized weights",
  "method.index.standardized": "standardized weights",
  "method.index.none": "none of its own",
  "method.resamples.chosen": "as asked, 5000 as a rule",

  "method.differences": "How much each matters",
  "method.differencesNote": "On mobi, each setting changed alone.",
  "method.difference.index": "Standardized instead of unstandardized weights",
  "method.difference.indexSize": "{points} points",
  "method.difference.raw": "Answers not standardized",
  "method.difference.rawSize": "{points} points",
  "method.difference.scheme": "Centroid instead of path scheme",
  "method.difference.schemeSize": "{points} points; paths by up to {path}",
  "method.difference.factors": "Common factors instead of weighted sums",
  "method.difference.factorsSize":
    "the index stays; Image → Expectations from {from} to {to}. Here the result is impossible for any population, which cSEM's verify() reports",
  "method.difference.stop": "Stopping earlier",
  "method.difference.stopSize": "under {points} points",
  "method.difference.divisor": "Dividing by n or by n − 1",
  "method.difference.divisorSize": "nothing",
  "method.difference.resamples": "100 resamples instead of 5000",
  "method.difference.resamplesSize": "the standard error itself is off by about 7 percent, instead of 1",
  "method.asThem": "To compute as one of them does, for instance to check figures of an earlier study:",
  "method.seminrIpma":
    "seminr itself computes no index. Its companion seminrExtras does, with standardized weights, and finds {index} on mobi.",

  "method.sources": "Sources",
} as const;
