export const analysis = {
  "analysis.title": "Results",
  "analysis.wave": "Wave",
  "analysis.waveShow": "Show",
  "analysis.waveOpen": "{name} · {period} (still open)",
  "analysis.waveClosed": "{name} · {period}",
  "analysis.scopeUnit": "Shown: {unit} and everything below it.",

  "analysis.noWave": "No wave has been sent yet",
  "analysis.noWaveText":
    "Results appear here once a wave has been sent and has closed: the index with its interval, what drives it, and how it differs by unit.",
  "analysis.noRun": "Nothing computed yet",
  "analysis.noRunOpenText": "This wave is still open. Results are computed by themselves when it closes.",
  "analysis.noRunClosedText": "This wave has closed, but nothing has been computed from it so far.",

  "analysis.compute": "Compute now",
  "analysis.computeAgain": "Compute again",
  "analysis.computeHint": "A preliminary result: early answerers differ from late ones.",
  "analysis.running": "The figures are being computed",
  "analysis.runningText": "This takes from a few seconds to a minute or two.",
  "analysis.failed": "The last computation failed",
  "analysis.failed.scoring-stopped":
    "The computation broke off (run {run}). Please try again; if it happens again, the server's log says why.",
  "analysis.failed.not-scored": "The answers of this wave do not allow an index:",
  "analysis.failedEarlier": "The figures below are from an earlier computation, {at}.",
  "analysis.refused.already-queued": "A computation of this wave is already on its way.",
  "analysis.refused.too-few-new-answers":
    "Fewer than 5 people have answered since the last computation. Two results so close together would give away what those few answered.",
  "analysis.refused.not-sent": "This wave has not been sent yet.",
  "analysis.refused.no-such-wave": "There is no such wave.",

  "analysis.csi": "CSI",
  "analysis.sentence": "{label} {figure}, n\u00a0{n}",
  "analysis.sentenceWithheld": "{label} not shown: {reason}",
  "analysis.since": "{difference} since {since}",
  "analysis.changeUp": "up",
  "analysis.changeDown": "down",
  "analysis.changeNone": "no change detectable",
  "analysis.changeDetail":
    "Change {difference} ({low} to {high}). These two waves could reliably show {detectable} points or more.",
  "analysis.changeInBoth":
    "{count} people or accounts answered both waves and are compared with themselves, so that how strictly each of them rates cancels out.",
  "analysis.changeParts":
    "With the questions counting alike in both waves the change is {real}; the other {drift} comes from questions that count differently now.",
  "analysis.changeRange": " ({low} to {high})",
  "analysis.changeEqualWeights":
    "The change is between both waves with equal weights ({index} now), because one of them has too few answers for estimated weights.",
  "analysis.nothingEarlier": "There is no earlier result to compare it with yet.",
  "analysis.incomparable.questions-changed":
    "Not compared with {since}: the model or its questions have changed since.",
  "analysis.incomparable.weights-changed":
    "Not compared with {since}: one of the two has equal weights, the other estimated ones.",
  "analysis.incomparable.no-interval": "Not compared with {since}: one of the two has no interval.",
  "analysis.preliminary": "Preliminary",
  "analysis.preliminaryText": "the wave is still open, and early answerers differ from late ones.",
  "analysis.fewAnswers": "few answers",
  "analysis.fewAnswersText":
    "Fewer than 50 answers: every question counts the same, no drivers are estimated, and nothing is ranked.",
  "analysis.equalWeightsText":
    "Weights could not be estimated from these answers, so every question counts the same, and no drivers are shown.",
  "analysis.range": "{low} to {high}",

  "analysis.withheld.too-few": "fewer than 5 answers",
  "analysis.withheld.held-back": "held back, so that a smaller unit cannot be worked out from it",
  "analysis.withheld.negative-weight": "a question counts against it in the estimate",
  "analysis.withheld.not-computed": "the answers do not allow it",
  "analysis.underFive": "under 5",

  "analysis.trend": "Index by wave",
  "analysis.trendNote":
    "Grey bar: 95% interval. Hollow point: preliminary, or few answers. No line leads over a wave that cannot be compared.",
  "analysis.trendChart": "{target} by wave, with 95% intervals. The table below has the same figures.",
  "analysis.column.wave": "Wave",
  "analysis.column.period": "Period",
  "analysis.column.index": "Index",
  "analysis.column.interval": "95% interval",
  "analysis.column.n": "n",
  "analysis.column.weights": "Weights",
  "analysis.column.construct": "Construct",
  "analysis.column.drawn": "0 to 100",
  "analysis.column.driver": "Driver",
  "analysis.column.performance": "Performance",
  "analysis.column.importance": "Importance",
  "analysis.column.unit": "Unit",
  "analysis.column.note": "Note",
  "analysis.weights.estimated": "estimated",
  "analysis.weights.equal": "equal",
  "analysis.trendBreak": "not comparable with the wave before",

  "analysis.constructs": "Constructs",
  "analysis.constructsNote": "Each from 0, the worst answer throughout, to 100, the best.",
  "analysis.target": "the headline",

  "analysis.drivers": "Drivers",
  "analysis.driversNote":
    "Importance: points of {target} per point of the driver. Performance: the driver's own index. The order is the model's.",
  "analysis.driversNone": "Drivers are estimated from 50 answers on.",
  "analysis.driversUnit": "Drivers are estimated for the whole company only.",
  "analysis.driversNotEstimated": "Drivers could not be estimated from these answers.",
  "analysis.driverUp":
    "Customers who rate {driver} 1 point higher rate {target} {points} higher ({low}–{high}), other drivers in the model equal.",
  "analysis.driverDown":
    "Customers who rate {driver} 1 point higher rate {target} {points} lower ({low}–{high}), other drivers in the model equal.",
  "analysis.driverUnclear":
    "{driver}: no association with {target} detectable ({points}, interval {low} to {high}).",
  "analysis.driverNoInterval": "{driver}: {points} per point, without an interval.",
  "analysis.driverExpectation": "What customers expected beforehand cannot be acted on.",
  "analysis.notSignificant": "not significant",
  "analysis.notActionable": "cannot be acted on",
  "analysis.association": "An association, not a promise.",

  "analysis.units": "By unit",
  "analysis.unitsNote":
    "Units as they were when the wave was sent, in the order of their names. All take the company's weights.",
  "analysis.unitsNoteEqual": "Units as they were when the wave was sent, in the order of their names.",
  "analysis.unitsNone": "No unit below this one has answers in this wave.",

  "analysis.response": "Response",
  "analysis.responseNote": "Everybody the wave asked, by what became of the invitation.",
  "analysis.responseNone": "Nobody has been invited in this wave.",
  "analysis.step.drawn": "Asked",
  "analysis.step.mailed": "Mail sent",
  "analysis.step.delivered": "Mail not refused",
  "analysis.step.started": "Began to answer",
  "analysis.step.complete": "Finished",
  "analysis.column.step": "Step",
  "analysis.column.count": "People",
  "analysis.column.share": "Of those asked",
  "analysis.dispositions": "Dispositions and rates (AAPOR)",
  "analysis.column.disposition": "Disposition",
  "analysis.column.code": "AAPOR",
  "analysis.disposition.queued": "mail waiting",
  "analysis.disposition.sent": "mail sent, no answer yet",
  "analysis.disposition.bounced": "mail refused",
  "analysis.disposition.in-doubt": "in doubt whether the mail left",
  "analysis.disposition.started": "began to answer, not finished",
  "analysis.disposition.complete": "finished",
  "analysis.disposition.partial": "partly answered",
  "analysis.disposition.refused": "refused",
  "analysis.disposition.opted-out": "unsubscribed",
  "analysis.disposition.no-answer": "no answer",
  "analysis.column.rate": "Rate",
  "analysis.column.ofWhat": "Count of denominator",
  "analysis.rate.rr1": "Response rate 1: finished, of all asked",
  "analysis.rate.rr2": "Response rate 2: finished or partly answered, of all asked",
  "analysis.rate.coop1": "Cooperation rate 1: finished, of those reached",
  "analysis.rate.con1": "Contact rate 1: reached, of all asked",
  "analysis.rate.ref1": "Refusal rate 1: refused or unsubscribed, of all asked",
  "analysis.countOf": "{count} of {of}",
  "analysis.noRate": "none",

  "analysis.comments": "Comments",
  "analysis.commentsNote": "In the customers' own words, without names, the newest day first.",
  "analysis.commentsTooFew": "Comments are shown from 10 answers on.",
  "analysis.commentsNone": "Nobody left a comment.",
  "analysis.commentsAll": "Show all {count} comments",

  "analysis.method": "Method",
  "analysis.methodNote": "All it takes to compute these figures again, to the digit.",
  "analysis.method.answers": "Answers used",
  "analysis.method.answersOfUnit": "{all} in the company, {own} of them here",
  "analysis.method.leftOut": "Left out",
  "analysis.method.leftOutNotAsked": "{count} not asked everything in the model",
  "analysis.method.leftOutEmpty": "{count} without any answer in the model",
  "analysis.method.leftOutSelfSelected": "{count} self-selected, shown apart",
  "analysis.method.selfSelected": "Self-selected",
  "analysis.method.responseRate": "Response rate (RR1)",
  "analysis.method.survey": "Survey",
  "analysis.method.surveyVersion": "{title}, version {number}",
  "analysis.method.weights": "Index",
  "analysis.method.definition": "{name}, version {version}",
  "analysis.definition.unstandardized-weights":
    "PLS path modelling (path scheme, mode A), unstandardized weights",
  "analysis.definition.equal-weights": "Equal weights",
  "analysis.method.missing": "Missing answers",
  "analysis.method.missingEm": "Maximum likelihood (EM), anew in every replicate",
  "analysis.method.missingMeans": "Each question's mean is taken over those who answered it",
  "analysis.method.sampling": "Sampling weights",
  "analysis.method.samplingYes": "N / n per unit",
  "analysis.method.samplingNo": "none: everybody counts once",
  "analysis.method.design": "Drawn again",
  "analysis.method.design.each": "each response by itself",
  "analysis.method.design.clusters":
    "whole accounts, or people with several answers, {count} in all; nothing is taken off for a finite frame",
  "analysis.method.design.strata":
    "within {strata} units; of the {frame} people in units that a sample was drawn from, {answers} have answered, and that share counts as certain",
  "analysis.method.comparison": "Compared with the wave before",
  "analysis.method.comparisonBootstrap":
    "{count} replicates of both waves together ({failed} failed), with {both} in both; p is twice the share of replicates beyond zero, adjusted over the constructs by Holm's method",
  "analysis.method.comparisonPermutations": "{count} permutations for MICOM",
  "analysis.method.comparisonRun": "score run {run}",
  "analysis.method.interval": "Intervals",
  "analysis.method.bootstrap":
    "95%, percentile bootstrap of respondents, {count} replicates ({failed} failed)",
  "analysis.method.seed": "Seed",
  "analysis.method.hash": "Data hash (SHA-256)",
  "analysis.method.code": "Code version",
  "analysis.method.computed": "Computed",
  "analysis.method.run": "Score run",
  "analysis.method.suppressed": "Cells held back",
  "analysis.method.suppressedUnits": "{count} units",
  "analysis.method.suppressedUnits.one": "1 unit",
  "analysis.method.findings": "To know",
  "analysis.method.findingsNone": "nothing out of the ordinary",
  "analysis.method.notReproducible": "Not reproducible since {date}: answers were erased on request.",

  "analysis.finding.bootstrap-failures":
    "Weights could not be estimated in more than 1% of the replicates, so they give no interval.",
  "analysis.finding.bca-undefined":
    "The corrected (BCa) interval is not defined for {names}; the plain interval is given.",
  "analysis.finding.borrowed-weights": "Scored with the company's weights.",
  "analysis.finding.collinear-block": "Questions of {names} are combinations of each other.",
  "analysis.finding.collinear-predecessors": "The drivers of {names} are combinations of each other.",
  "analysis.finding.constant-indicator":
    "Everybody gave the same answer to {names}, so no weights can be estimated.",
  "analysis.finding.empty-rows": "Some responses have no answer in the model and are left out.",
  "analysis.finding.equal-weights": "Every question counts the same.",
  "analysis.finding.margin-category-empty":
    "Nobody who answered belongs to {names}, so the answers cannot stand for them. Merge it with a category nearby.",
  "analysis.finding.margin-category-unknown":
    "{names} is not known for some respondents; weighting by it leaves them as they are.",
  "analysis.finding.margin-invalid": "The population figures for {names} do not add up.",
  "analysis.finding.margin-rows-excluded":
    "Some respondents are in a category of {names} that the population figures put at zero; they do not count.",
  "analysis.finding.missing-answers": "Some answers are missing (don't know, refused or skipped).",
  "analysis.finding.missing-not-converged": "The filling-in of missing answers did not settle.",
  "analysis.finding.model-invalid": "The model has a fault: {names}.",
  "analysis.finding.negative-weight":
    "{names}: a question has a negative weight, so its index is not published.",
  "analysis.finding.no-answers": "Nobody answered {names}.",
  "analysis.finding.no-common-answers":
    "Too few people answered {names} along with another question, so how they go together is unknown.",
  "analysis.finding.not-converged": "The weights did not settle; read the figures with caution.",
  "analysis.finding.raking-not-converged":
    "No weights meet all population figures at once; farthest off is {names}.",
  "analysis.finding.scarce-construct":
    "Fewer than 5 people answered a question of {names}, so it has no index.",
  "analysis.finding.strata-joined":
    "Units with a single answer were drawn together with a neighbour in the bootstrap, which makes intervals wider rather than narrower.",
  "analysis.finding.too-few-clusters": "All answers come from one account, so no interval can be given.",
  "analysis.finding.too-few-rows": "There are too few answers.",
  "analysis.finding.trimming-not-reached":
    "Some respondents weigh more than the limit allows: the population figures leave no other way.",
  "analysis.finding.uncorrelated-construct": "{names} has no correlation with its neighbours in the model.",
  "analysis.finding.weights-cancel": "The weights of {names} cancel out, so it has no index.",
  "analysis.finding.weights-invalid": "The sampling weights are not usable.",
  "analysis.finding.construct-reliable": "The questions of {names} measure one thing reliably.",
  "analysis.finding.constructs-distinct": "All constructs are told apart by the answers.",
  "analysis.finding.constructs-overlap": "The answers hardly tell {names} apart.",
  "analysis.finding.convergence-low": "{names} explains less than half of what its questions say.",
  "analysis.finding.formative-construct":
    "{names} is made up of its questions, so they need not agree with each other.",
  "analysis.finding.indicators-redundant": "The questions of {names} nearly repeat each other.",
  "analysis.finding.path-negligible": "A path of the model has next to no effect: {names}.",
  "analysis.finding.plsc-inadmissible":
    "The check with consistent PLS gives impossible values, so it is no second opinion here.",
  "analysis.finding.prediction-failed":
    "How well the model predicts could not be tried: part of the answers alone is too few.",
  "analysis.finding.prediction-good":
    "The model predicts answers to {names} it has not seen better than a plain regression.",
  "analysis.finding.prediction-poor":
    "The model predicts answers to {names} it has not seen no better than simpler ways do.",
  "analysis.finding.predictors-collinear":
    "{names} moves together with other drivers, so its own part is hard to tell.",
  "analysis.finding.predictors-distinct": "No driver merely repeats the others.",
  "analysis.finding.reliability-low": "The questions of {names} do not measure one thing reliably enough.",
  "analysis.finding.single-indicator": "{names} rests on one question, so its reliability cannot be checked.",
  "analysis.finding.weak-indicator":
    "{names} has little in common with the other questions of its construct.",
  "analysis.finding.group-left-out": "{names}: too few answers to compare, so it is left out.",
  "analysis.finding.group-without-weights":
    "{names}: too few or too similar answers for weights of its own, so in all groups every question counts the same.",
  "analysis.finding.permutation-failures": "Weights could not be estimated in some of the permutations.",
  "analysis.finding.weights-agree": "Can be compared: the weights agree between the groups.",
  "analysis.finding.weights-differ": "{names}: the weights differ between the groups, so compare with care.",
  "analysis.finding.weights-undecided":
    "{names}: it could not be found out whether the weights differ, so compare with care.",
} as const;
