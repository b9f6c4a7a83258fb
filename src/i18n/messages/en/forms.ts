export const forms = {
  "forms.problem.empty": "Please fill this in.",
  "forms.problem.too-long": "Please keep this to {lengthMax} characters.",
  "forms.problem.control-character":
    "Please write this on one line, without line breaks or special characters.",
  "forms.problem.not-a-choice": "Please choose one of the answers.",
  "forms.problem.not-a-whole-number": "Please enter a whole number.",
  "forms.problem.outside-range": "Please enter a number from {low} to {high}.",
  "forms.problem.placeholder-unknown":
    "Only {brand} and {product} are filled in. Please check what stands in braces.",
  "forms.problem.taken": "This is in use already. Please choose another.",
  "forms.problem.not-found": "This no longer exists. Please choose again.",
  "forms.problem.own-descendant": "A unit cannot stand below itself. Please choose another place.",
  "forms.problem.named": "{label}: {problem}",
} as const;
