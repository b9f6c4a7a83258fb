import { spawnSync } from "node:child_process";
import { referenceFile, referenceFolder } from "../scoring/support/reference-data.ts";
import { type BenchLine, heading } from "./bench-line.ts";

/**
 * Other packages beside ours where R has them, on mobi: an estimation, and 500 replicates taken times ten. Where it
 * has not, figures measured earlier elsewhere.
 */
export function benchOtherPackages(): BenchLine[] {
  const measured = referenceFolder ? runInR(referenceFile("mobi.csv")) : [];
  if (measured.length > 0) return [heading("Other packages, on mobi, here and now"), ...measured];
  return [
    heading(
      "Other packages: not installed here. Measured earlier on another machine with two cores (method.md)",
    ),
    { what: "one estimation at 1,000,000 rows: matrixpls", figure: "1.4 s" },
    { what: "  cSEM, semPLS, seminr, plspm", figure: "6.0 s, 16 s, 22 s, 25 s" },
    { what: "5,000 bootstraps of mobi: cSEM on two cores", figure: "34 s (64 s on one)" },
    { what: "  seminr on two cores", figure: "62 s (113 s on one)" },
    { what: "  plspm, semPLS", figure: "101 s, 134 s" },
  ];
}

function runInR(csv: string): BenchLine[] {
  const { status, stdout } = spawnSync("Rscript", ["-", csv], { input: script, encoding: "utf8" });
  if (status !== 0) return [];
  return stdout
    .split("\n")
    .filter((line) => line.startsWith("BENCH\t"))
    .map((line) => {
      const [, name = "", estimation = "", bootstrap = ""] = line.split("\t");
      return {
        what: name,
        figure: `one estimation ${estimation} s, 5,000 bootstraps ${bootstrap} s (10 x 500)`,
      };
    });
}

const script = `
data <- read.csv(commandArgs(trailingOnly = TRUE)[1])
blocks <- list(Image = paste0("IMAG", 1:5), Expectation = paste0("CUEX", 1:3), Quality = paste0("PERQ", 1:7),
  Value = paste0("PERV", 1:2), Satisfaction = paste0("CUSA", 1:3), Complaints = "CUSCO",
  Loyalty = paste0("CUSL", 1:3))
causes <- list(Expectation = "Image", Quality = "Expectation", Value = c("Expectation", "Quality"),
  Satisfaction = c("Image", "Expectation", "Quality", "Value"), Complaints = "Satisfaction",
  Loyalty = c("Image", "Satisfaction", "Complaints"))
seconds <- function(work) as.numeric(system.time(suppressWarnings(suppressMessages(work())))["elapsed"])
bench <- function(name, estimate, bootstrap) tryCatch({
  if (requireNamespace(name, quietly = TRUE)) {
    estimate()
    cat(sprintf("BENCH\\t%s %s\\t%.2f\\t%.0f\\n", name, as.character(packageVersion(name)), seconds(estimate),
      10 * seconds(bootstrap)))
  }
}, error = function(e) NULL)

seminrModel <- function() {
  library(seminr)
  measured <- do.call(constructs, lapply(names(blocks), function(b) composite(b, blocks[[b]], weights = mode_A)))
  structured <- do.call(relationships, lapply(names(causes), function(to) paths(from = causes[[to]], to = to)))
  estimate_pls(data, measured, structured)
}
bench("seminr", seminrModel, function() bootstrap_model(seminrModel(), nboot = 500, cores = 1))

inner <- sapply(names(blocks), function(from) sapply(names(blocks), function(to) as.numeric(from %in% causes[[to]])))
plspmModel <- function(...) plspm::plspm(data, inner, blocks, modes = rep("A", length(blocks)), scheme = "path", ...)
bench("plspm", function() plspmModel(), function() plspmModel(boot.val = TRUE, br = 500))

cSEMModel <- paste(c(
  sapply(names(blocks), function(b) paste(b, "<~", paste(blocks[[b]], collapse = " + "))),
  sapply(names(causes), function(to) paste(to, "~", paste(causes[[to]], collapse = " + ")))), collapse = "\\n")
cSEMRun <- function(...) cSEM::csem(data, cSEMModel, .PLS_modes = "modeA", ...)
bench("cSEM", function() cSEMRun(), function() cSEMRun(.resample_method = "bootstrap", .R = 500))
`;
