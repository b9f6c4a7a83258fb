export const survey = {
  "survey.required": "(please answer)",
  "survey.error": "Problem:",
  "survey.dontKnow": "Don’t know / can’t say",
  "survey.next": "Next",
  "survey.back": "Back",
  "survey.submit": "Send my answers",
  "survey.leaveEmpty": "Leave this field empty",
  "survey.saving": "Saving …",
  "survey.saved": "Your answers on this page are saved. You can close it and go on later with the same link.",
  "survey.notSaved":
    "Not saved: there is no connection at the moment. What you entered stays on this page; please go on when you are online again.",

  "survey.problem.required": "Please choose an answer",
  "survey.problem.requiredText": "Please write an answer",
  "survey.problem.requiredConsent": "Please tick the box to go on",
  "survey.problem.number": "Please choose one of the numbers on the scale",
  "survey.problem.outOfRange": "Please choose a number from {min} to {max}",
  "survey.problem.option": "Please choose one of the answers shown",
  "survey.problem.tooLong": "Please use at most {lengthMax} characters; now there are {length}",
  "survey.problem.unreadable":
    "This text contains characters that cannot be stored. Please type it again without them",
  "survey.problem.withQuestion": "{problem} – {question}",

  "survey.more": "One more question because of your answer; it is below.",
  "survey.moreMany": "A few more questions because of your answer; they are below.",
  "survey.moreTitle": "Thank you",
  "survey.inMail.marked": "Your {value} from the mail is marked below. It counts once you send the survey.",
  "survey.inMail.kept":
    "You chose {value} in the mail. What you answered here is marked; change it if you like.",
  "survey.resumed": "Welcome back. Your earlier answers are here; just go on.",
  "survey.unsaved":
    "For your anonymity nothing is kept until you send your answers, so please finish in one go.",

  "survey.privacy.identified":
    "Your answers are read by the people who look after {brand}’s customers. Everything may be left out except what says “please answer”.",
  "survey.privacy.confidential":
    "Results are shown in groups. Who said what is passed on only if you agree to it in the survey. Everything may be left out except what says “please answer”.",
  "survey.privacy.anonymous":
    "This survey is anonymous: answers are stored without your name, address, link or the time. Beside them stand only the day, the language and the unit that looks after you. Everything may be left out except what says “please answer”.",

  "survey.thanks.title": "Thank you. Your answers have arrived.",
  "survey.thanks.counted": "They count towards how {brand} is measured and where it gets better.",
  "survey.thanks.next": "What happens next",
  "survey.thanks.willContact":
    "You told us that something is not right, and that we may contact you. A person who can help will be in touch within {count} working days.",
  "survey.thanks.willContact.one":
    "You told us that something is not right, and that we may contact you. A person who can help will be in touch within one working day.",
  "survey.thanks.mayContact":
    "You said that we may pass on your answers and your name. Somebody contacts you only if your answers call for help; then you will have a mail with a name and a date.",
  "survey.thanks.offer":
    "You told us that something is not right. We did not pass on your name. You will have one mail with a button to press if you would like us to contact you; if you do nothing, nobody will.",
  "survey.thanks.mayOffer":
    "Your name is not passed on. If your answers show that something is not right, you will have one mail with a button to press if you would like us to contact you; if you do nothing, nobody will.",
  "survey.thanks.anonymous":
    "Your answers were stored without anything that leads to you, so nobody can reply to them. If you need help, please contact {brand} in the usual way.",
  "survey.thanks.close": "You can close this page now.",

  "survey.answered.title": "You have already answered. Thank you!",
  "survey.answered.body":
    "Your answers to {brand} arrived and count once, however often the link is opened. There is nothing left to do.",
  "survey.closed.title": "This survey is closed",
  "survey.closed.body":
    "It took answers until {date}. Thank you for wanting to take part; you are welcome next time.",
  "survey.closed.draft": "Answers that were started but not sent do not count.",
  "survey.optedOut.title": "You asked us not to write to you",
  "survey.optedOut.body":
    "So {brand} no longer asks you for answers, and this survey is not open to you any more. Nothing that you entered here was sent.",
  "survey.unreadable.title": "That did not arrive as it should",
  "survey.unreadable.body": "Please open the link in your mail again. Answers saved so far are still there.",
  "survey.preview.finish": "This is the end of the survey. In the preview nothing is sent.",
} as const;
