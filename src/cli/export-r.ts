import { readFile } from "node:fs/promises";
import type { CompareOutput } from "../scoring/compare-types.ts";
import type { Scheme } from "../scoring/estimation/model-shape.ts";
import type { ModelFile } from "../scoring/model/parse-model-file.ts";
import { type Construct, indicatorsOf } from "../scoring/model/path-model.ts";
import type { MissingTreatment } from "../scoring/moments/missing.ts";
import type { ScoreOutput } from "../scoring/score-types.ts";
import { rCall, rComment, rNumbers, rString, rStrings, rVector } from "./r-text.ts";

/** A run of `manyi score`, as far as R has to know it. */
export interface ScoredRun {
  /** as given on the command line */
  dataFile: string;
  /** the character between the file's cells */
  delimiter: string;
  model: ModelFile;
  scheme: Scheme;
  missing: MissingTreatment;
  /** names of columns */
  weights: string | undefined;
  by: string | undefined;
  compare: string | undefined;
  clusters: string | undefined;
  bootstrap: { replicateCount: number; seed: number } | undefined;
  output: ScoreOutput;
  compared: CompareOutput | null;
}

/**
 * An R script that estimates the run again with seminr, from the same CSV file, and prints its numbers beside ours.
 * What seminr lacks (the index, sampling weights, EM and pairwise moments, the centroid scheme) is written out in R.
 */
export async function seminrScript(run: ScoredRun): Promise<string> {
  const parts = [
    introduction(run),
    modelPart(run),
    dataPart(run),
    schemePart(run.scheme),
    await describePart(run),
    await rFile("results"),
    resultPart(run),
    ...(run.bootstrap ? [bootstrapPart(run, run.bootstrap)] : []),
    ...(run.by === undefined ? [] : [groupPart(run, run.by)]),
    ...comparePart(run),
  ];
  return `${parts.join("\n\n")}\n`;
}

function introduction({ dataFile, bootstrap, missing, scheme, model, ...run }: ScoredRun): string {
  const { constructs, paths } = model.pathModel;
  const columns = [run.weights, run.by, run.compare, run.clusters].map((name) => name ?? "");
  const names = [dataFile, ...columns, JSON.stringify([constructs, paths])];
  // R keeps column names in the encoding of its locale.
  const locale = readable(names)
    ? `\nif (!l10n_info()[["UTF-8"]]) invisible(Sys.setlocale("LC_CTYPE", "C.UTF-8"))`
    : "";
  const resampled = bootstrap ? `, ${bootstrap.replicateCount} resamples` : "";
  return `# ${rComment(dataFile)} again, with seminr 2.3 or later: scheme ${scheme}, missing answers ${missing}${resampled}.
# Written by "manyi score --export-r". Run it where the data file is found: Rscript THIS_FILE.R
# install.packages("seminr")${locale}
library(seminr)`;
}

function modelPart({ model }: ScoredRun): string {
  const { constructs, paths } = model.pathModel;
  const blocks = constructs.map(({ name, indicators }) => ({
    code: rStrings(indicators.map((indicator) => indicator.name)),
    comment: readable([name, ...indicators.map((indicator) => indicator.name)]),
  }));
  const relations = paths.map(({ from, to }) => ({
    code: `paths(from = ${constructString(from)}, to = ${constructString(to)})`,
    comment: readable([from, to]),
  }));
  const indicators = indicatorsOf(model.pathModel);
  return [
    rCall("blocks <- list", blocks),
    `names(blocks) <- c(${constructs.map(({ name }) => constructString(name)).join(", ")})`,
    "indicators <- unlist(blocks, use.names = FALSE)",
    `scale_min <- setNames(${rVector(indicators.map(({ min }) => min))}, indicators)`,
    `scale_max <- setNames(${rVector(indicators.map(({ max }) => max))}, indicators)`,
    "",
    rCall("measurement_model <- constructs", constructs.map(compositeOf)),
    rCall("structural_model <- relationships", relations),
    `paths_from <- unname(structural_model[, "source"])`,
    `paths_to <- unname(structural_model[, "target"])`,
  ].join("\n");
}

// seminr cannot weigh a single indicator by regression; its weight is 1 in either mode.
function compositeOf({ name, mode, indicators }: Construct) {
  const weights = mode === "B" && indicators.length > 1 ? "mode_B" : "mode_A";
  const own = constructString(name);
  const items = indicators.length === 1 ? `single_item(blocks[[${own}]])` : `blocks[[${own}]]`;
  return { code: `composite(${own}, ${items}, weights = ${weights})` };
}

// seminr takes a * in a construct's name for an interaction of two constructs.
function constructName(name: string): string {
  return name.replaceAll("*", "\u00d7");
}

function constructString(name: string): string {
  return rString(constructName(name));
}

function readable(names: string[]): string | undefined {
  const shown = names.some((name) => /[^\x20-\x7e]/.test(name));
  return shown ? names.join(", ") : undefined;
}

function dataPart({ dataFile, delimiter, model, missing, weights }: ScoredRun): string {
  const codes = model.missing.map(Number).filter((code) => !Number.isNaN(code));
  const reversed = indicatorsOf(model.pathModel).filter((indicator) => indicator.reversed);
  const sampling = weights === undefined ? "rep(1, nrow(cells))" : `as.numeric(cells[[${rString(weights)}]])`;
  const kept = missing === "listwise" ? "complete.cases(answers)" : "rowSums(!is.na(answers)) > 0";
  return [
    `lines <- readLines(${rString(dataFile)}, encoding = "UTF-8", warn = FALSE)`,
    `lines[1] <- sub("^\\ufeff", "", lines[1])`,
    `cells <- read.csv(text = lines, sep = ${rString(delimiter)}, encoding = "UTF-8", colClasses = "character",`,
    "  check.names = FALSE, na.strings = character(0), strip.white = TRUE)",
    "names(cells) <- trimws(names(cells))",
    "number <- function(column) {",
    "  text <- trimws(cells[[column]])",
    `  text[text %in% ${rStrings(["", ...model.missing.map(String)])}] <- NA`,
    "  value <- as.numeric(text)",
    ...(codes.length === 0 ? [] : [`  value[value %in% ${rVector(codes)}] <- NA`]),
    "  value",
    "}",
    "answers <- as.data.frame(sapply(indicators, number, simplify = FALSE), optional = TRUE)",
    ...(reversed.length === 0 ? [] : [reversePart(reversed.map(({ name }) => name))]),
    `sampling_weight <- ${sampling}`,
    `kept <- ${kept}`,
    "cells <- cells[kept, , drop = FALSE]",
    "answers <- answers[kept, , drop = FALSE]",
    "sampling_weight <- sampling_weight[kept]",
  ].join("\n");
}

function reversePart(names: string[]): string {
  return `for (item in ${rStrings(names)}) { # here a high answer means bad
  answers[[item]] <- scale_min[[item]] + scale_max[[item]] - answers[[item]]
}`;
}

function schemePart(scheme: Scheme): string {
  if (scheme === "path") return "inner_weights <- path_weighting";
  if (scheme === "factorial") return "inner_weights <- path_factorial";
  return `# seminr has no centroid scheme of its own, but takes a function.
inner_weights <- function(smMatrix, construct_scores, dependant, paths_matrix) {
  sign(cor(construct_scores)) * (paths_matrix + t(paths_matrix))
}`;
}

/** Whether seminr can be given the answers as they are, rather than a table with their moments. */
function takesAnswers({ missing, weights, output }: ScoredRun): boolean {
  const complete = !output.findings.some(({ code }) => code === "missing-answers");
  return weights === undefined && (complete || missing === "mean" || missing === "listwise");
}

async function describePart(run: ScoredRun): Promise<string> {
  if (takesAnswers(run)) return await rFile("table");
  const treatment = run.missing === "em" || run.missing === "pairwise" ? run.missing : "mean";
  return `${await rFile("moments")}\n\n${await rFile(`moments-${treatment}`)}`;
}

function resultPart(run: ScoredRun): string {
  const { output } = run;
  const assessment = takesAnswers(run)
    ? "\nsummary(model)$reliability\nsummary(model)$validity$htmt\nsummary(model)$vif_antecedents"
    : "";
  return `model <- estimate()
cat("\\nIndex, 0 to 100\\n")
compare(index_of(model), ${rVector(Object.values(output.index))})
cat("\\nPaths\\n")
compare(paths_of(model), ${rVector(output.paths.map(({ coefficient }) => coefficient))})${assessment}`;
}

function bootstrapPart(
  run: ScoredRun,
  { replicateCount, seed }: { replicateCount: number; seed: number },
): string {
  const ready =
    takesAnswers(run) && run.clusters === undefined
      ? `
# Paths, weights, loadings and HTMT with seminr's own bootstrap, on all cores:
summary(bootstrap_model(model, nboot = ${replicateCount}, seed = ${seed}))`
      : "";
  return `# 95 % percentile intervals. R draws other resamples than Manyi: expect the same intervals up to chance.
${drawPart(run.clusters)}
set.seed(${seed})
replicates <- replicate(${replicateCount}, tryCatch({
  resampled <- estimate(draw())
  c(index_of(resampled), paths_of(resampled))
}, error = function(failure) rep(NA, length(blocks) + length(paths_from))))
cat("\\nIntervals;", sum(is.na(replicates[1, ])), "of ${replicateCount} resamples could not be estimated\\n")
print(t(apply(replicates, 1, quantile, c(0.025, 0.975), na.rm = TRUE, type = 7)), digits = 5)${ready}`;
}

function drawPart(clusters: string | undefined): string {
  if (clusters === undefined) return "draw <- function() sample.int(nrow(answers), replace = TRUE)";
  return `cluster <- trimws(cells[[${rString(clusters)}]]) # ${rComment(clusters)}
cluster <- ifelse(cluster == "", paste("row", seq_along(cluster)), paste("value", cluster))
members <- split(seq_along(cluster), cluster)
draw <- function() unlist(members[sample.int(length(members), replace = TRUE)], use.names = FALSE)`;
}

function groupPart({ output, model }: ScoredRun, column: string): string {
  const target = model.pathModel.target;
  const indices = (weighting: "pls" | "borrowed") =>
    Object.entries(output.groups).flatMap(([name, outcome]): [string, number][] =>
      outcome.scored && outcome.output.weighting === weighting
        ? [[name, outcome.output.index[target] as number]]
        : [],
    );
  const [own, borrowed] = [indices("pls"), indices("borrowed")];
  const at = `[[${constructString(target)}]]`;
  const lines = [groupLine(column)];
  if (own.length > 0) lines.push(ownGroupLines("By group, with weights of their own", own, at));
  if (borrowed.length > 0) {
    lines.push(`manyi <- ${rNumbers(borrowed)}`, `cat("\\nToo small for that: with the weights of all\\n")`);
    lines.push("filled <- filled_answers()", "compare(sapply(names(manyi), function(value) {");
    lines.push(
      "  rows <- which(group == value)",
      "  w <- sampling_weight[rows] / sum(sampling_weight[rows])",
    );
    lines.push(`  index_at(colSums(w * filled[rows, , drop = FALSE]), unstandardized(model))${at}`);
    lines.push("}), manyi)");
  }
  return lines.join("\n");
}

/** The groups that are compared; their differences are to be had from these. */
function comparePart({ compared, compare, model }: ScoredRun): string[] {
  if (!compared || compare === undefined) return [];
  if (compared.weighting === "equal") {
    return [
      "# Groups were compared with equal weights, because one is too small; nothing here is to be estimated.",
    ];
  }
  const { target } = model.pathModel;
  const indices = compared.groups.map(({ name, index }): [string, number] => [name, index[target] as number]);
  const at = `[[${constructString(target)}]]`;
  const note = "# Whether they may be compared (MICOM) seminr does not say; cSEM's testMICOM does.";
  return [[groupLine(compare), note, ownGroupLines("Compared groups", indices, at)].join("\n")];
}

function groupLine(column: string): string {
  return `group <- trimws(cells[[${rString(column)}]]) # ${rComment(column)}`;
}

function ownGroupLines(title: string, indices: [string, number][], at: string): string {
  return `manyi <- ${rNumbers(indices)}
cat("\\n${title}\\n")
compare(sapply(names(manyi), function(value) {
  index_of(estimate(which(group == value)))${at}
}), manyi)`;
}

async function rFile(name: string): Promise<string> {
  return (await readFile(new URL(`./r/${name}.R`, import.meta.url), "utf8")).trim();
}
