export const tracking = {
  "tracking.effects": "Effects",
  "tracking.effects.lead": "Every action with what it may claim, failures included.",
  "tracking.effects.none": "No action to judge yet",
  "tracking.effects.noneText":
    "An action appears here as soon as it is planned. What it may claim is said after the first wave that is sent and closed after its start.",
  "tracking.effects.note":
    "Judged by what was locked when the action was planned. Means count every unit the same. Intervals: 95%.",
  "tracking.by": "By {name}, {period}",

  "tracking.basis": "{count} units, n {before} before and {after} after.",
  "tracking.basis.one": "One unit, n {before} before and {after} after.",
  "tracking.basis.against":
    "{count} units, n {before} before and {after} after; {others} comparison units, n {othersBefore} and {othersAfter}.",
  "tracking.claim.waiting.not-begun": "Nothing to claim yet: the action is not under way.",
  "tracking.claim.waiting.never-begun": "Nothing to claim: the action was dropped before it began.",
  "tracking.claim.waiting.no-later-wave":
    "Nothing to claim yet: no wave sent since the action started has closed.",
  "tracking.claim.not-separable": "Not separable: in the same units, {others} was at work at the same time.",
  "tracking.claim.quoted": "“{title}”",
  "tracking.claim.others": "{count} other actions",
  "tracking.claim.others.one": "another action",
  "tracking.claim.not-comparable.questions-changed":
    "Not comparable: the model or its questions have changed since the baseline.",
  "tracking.claim.not-comparable.weights-changed":
    "Not comparable: one of the two waves has equal weights, the other estimated ones.",
  "tracking.claim.not-comparable.no-baseline": "Not comparable: the baseline has no results any more.",
  "tracking.claim.not-comparable.no-interval": "Not comparable: one of the two waves has no intervals.",
  "tracking.claim.too-few":
    "Too few to judge: {treated} treated and {comparison} comparison units have a figure in both waves; it takes {min} on each side.",
  "tracking.claim.too-few.none": "Too few to judge: no treated unit has a published figure in both waves.",
  "tracking.claim.changed": "Changed after the action: {change}. No comparison; cause unknown.",
  "tracking.claim.unchanged":
    "No change detectable after the action: {change}; these waves could reliably show {detectable} or more. No comparison; cause unknown.",
  "tracking.claim.more":
    "Improved {points} more than comparison units ({interval}), assuming both would have moved alike; earlier waves {earlier}.",
  "tracking.claim.held":
    "Fell {points} less than comparison units ({interval}), assuming both would have moved alike; earlier waves {earlier}.",
  "tracking.claim.less":
    "Fell {points} behind comparison units ({interval}), assuming both would have moved alike; earlier waves {earlier}.",
  "tracking.claim.alike":
    "No difference to comparison units detectable: {difference}; these units could reliably show {detectable} or more. This assumes both would have moved alike; earlier waves {earlier}.",
  "tracking.claim.earlier.supports": "support this",
  "tracking.claim.earlier.contradicts": "contradict this",
  "tracking.claim.earlier.cannot-test": "cannot test this",
  "tracking.recovery.worst":
    "Chosen because it scored worst: about {points} points of recovery were expected anyway.",
  "tracking.recovery.low":
    "It stood below its peers before: about {points} points of recovery were expected anyway.",
  "tracking.recovery.unknown":
    "Chosen because it scored worst: some recovery was expected anyway; there are too few units to say how much.",

  "tracking.expected": "Expected: {points}.",
  "tracking.expectation.reached": "Expected: {points}. Reached.",
  "tracking.expectation.missed": "Expected: {points}. Not reached.",
  "tracking.expectation.undecided": "Expected: {points}. Undecided, it lies within the interval.",

  "tracking.means": "Both sides by wave",
  "tracking.means.note": "Mean index of the units with a published figure. Only waves that can be compared.",
  "tracking.means.wave": "Wave",
  "tracking.means.when": "When",
  "tracking.means.treated": "Treated",
  "tracking.means.comparison": "Comparison",
  "tracking.means.units": "{count} units",
  "tracking.means.units.one": "1 unit",
  "tracking.means.none": "The baseline has no results any more.",
  "tracking.means.start": "start",
  "tracking.phase.before": "before",
  "tracking.phase.baseline": "baseline",
  "tracking.phase.between": "before the start",
  "tracking.phase.after": "after the start",

  "recovery.title": "Recovery of cases",
  "recovery.lead": "What became of the customers who were followed up, and how promptly.",
  "recovery.days": "Cases opened",
  "recovery.days.90": "in the last 90 days",
  "recovery.days.365": "in the last 12 months",
  "recovery.none": "Too few cases to show",
  "recovery.noneText":
    "Figures are shown from 5 cases on. Cases open by themselves when dissatisfied customers agree to be contacted.",
  "recovery.outcome": "What customers say",
  "recovery.outcomeNote":
    "Asked after closing, when the programme's rule says so. Only a yes counts as recovered, of all cases opened.",
  "recovery.promptness": "How promptly",
  "recovery.promptnessNote":
    "In time: of all that are done or past their due time. The median is of those done, from the opening, or from the last reopening.",
  "recovery.contact": "First contact",
  "recovery.solution": "Solution",
  "recovery.reopened": "Reopened",
  "recovery.inTime": "{share} in time ({count} of {due})",
  "recovery.nothingDue": "nothing was due yet",
  "recovery.median": "median {duration}",
  "recovery.hours": "{count} hours",
  "recovery.hours.one": "1 hour",
  "recovery.daysLong": "{days} days",
  "recovery.reopenedOf": "{count} of {opened} cases",
  "recovery.byUnit": "By unit",
  "recovery.byUnitNote":
    "Each with everything below it, as the units stand today. Under 5 cases nothing is shown, nor what would give such a unit away.",
  "recovery.column.unit": "Unit",
  "recovery.column.cases": "Cases",
  "recovery.column.recovered": "Recovered",
  "recovery.column.contact": "Contact in time",
  "recovery.column.solution": "Solution in time",
  "recovery.column.reopened": "Reopened",
  "recovery.heldBack": "not shown",
} as const;
