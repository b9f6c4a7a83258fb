export const model = {
  "model.title": "Model",
  "model.lead": "How well the questions measure what they are meant to, and how much the model explains.",
  "model.few":
    "From 50 answers on the model is estimated and can be judged. Here every question counts the same, and there is no model to judge.",
  "model.before": "These results were computed before models were judged. Compute the wave again to see it.",
  "model.unit": "The model is estimated from the whole company's answers, and judged there.",
  "model.answers": "Judged on {count} answers.",
  "model.table": "The lines drawn are conventions, not laws. What lies beyond one is marked.",

  "model.beyond": "beyond the line",

  "model.findings": "To know",
  "model.findingsNote": "The gravest first.",
  "model.severity.fine": "Fine",
  "model.severity.note": "To know",
  "model.severity.caution": "With care",
  "model.severity.serious": "Serious",

  "model.constructs": "Reliability",
  "model.constructsNote": "Whether the questions of a construct measure one thing.",
  "model.questions": "Questions",
  "model.alpha": "Alpha",
  "model.alphaMeaning":
    "Cronbach's alpha: how alike the questions of a construct are answered, all counting the same. 0.7 or more is reliable.",
  "model.rhoA": "rho A",
  "model.rhoAMeaning":
    "The same, with the questions counting as they do in the index: the closest to the truth of the three. 0.7 or more.",
  "model.rhoC": "rho C",
  "model.rhoCMeaning":
    "The same from how closely each question goes with its construct; a little too high as a rule. 0.7 to 0.95; above, questions repeat each other.",
  "model.ave": "AVE",
  "model.aveMeaning":
    "The share of what people answer that the construct accounts for. At least 0.5: half of it.",
  "model.rSquared": "R²",
  "model.rSquaredMeaning":
    "The share of a construct's differences between people that the constructs leading to it explain. Nothing leads to the first ones.",
  "model.rSquaredAdjusted": "R² adjusted",
  "model.rSquaredAdjustedMeaning":
    "R² less what so many predecessors would explain by chance alone: for comparing models.",
  "model.oneQuestion": "one question: nothing to compare it with",

  "model.overlaps": "Told apart",
  "model.overlapsNote": "Whether the answers tell two constructs apart.",
  "model.htmt": "HTMT",
  "model.htmtMeaning":
    "HTMT: how closely questions of two constructs go together, against those of one. Below 0.85 the two are told apart; from 0.9 on people answer them as if they were one.",

  "model.paths": "Paths",
  "model.pathsNote": "What leads to what, and how surely.",
  "model.path": "From → to",
  "model.pathOf": "{from} → {to}",
  "model.coefficient": "Coefficient",
  "model.coefficientMeaning":
    "How many standard deviations higher the second construct is where the first is one higher, the others leading to it being equal.",
  "model.fSquared": "f²",
  "model.fSquaredMeaning":
    "What would be missing from R² without this path, against what R² leaves open. 0.02 is little, 0.15 middling, 0.35 much.",
  "model.vif": "VIF",
  "model.vifMeaning":
    "How much less sure a coefficient is because others move together with it. From 3.3 on it blurs, from 5 on it cannot be trusted by itself.",
  "model.consistent": "PLSc",
  "model.consistentMeaning":
    "The coefficient by consistent PLS, which takes measurement error out: a second opinion for those who think of constructs as common factors. Not given where it comes out impossible.",

  "model.indicators": "Questions",
  "model.indicatorsNote": "How closely each goes with its construct.",
  "model.loading": "Loading",
  "model.loadingMeaning":
    "Correlation of the question with its construct. 0.7 or more is good; below 0.4 it hardly belongs.",
  "model.indicatorVifMeaning":
    "How far the other questions of the construct say the same already. It matters only where questions make up a construct (mode B).",

  "model.predictions": "Prediction",
  "model.predictionsNote":
    "Whether the model foretells answers it has not seen: of one person in ten, in turn.",
  "model.qSquared": "Q² predict",
  "model.qSquaredMeaning":
    "The part of the squared error that the model spares against guessing everybody's mean. Above 0: better than guessing.",
  "model.error": "Error",
  "model.errorMeaning":
    "Root of the mean squared error, in points of the answer scale, of predictions from the constructs that nothing leads to.",
  "model.errorLinear": "Regression's",
  "model.errorLinearMeaning":
    "The same by a plain regression on all questions of those constructs. A model whose error is smaller in most questions predicts well.",
  "model.errorMean": "Mean's",
  "model.errorMeanMeaning": "The same by guessing the mean.",
} as const;
