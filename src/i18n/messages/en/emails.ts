export const emails = {
  "emails.hello": "Hello,",
  "emails.hello.name": "Hello {name},",
  "emails.staffSender": "Manyi",
  "emails.linkFallback": "If the button does not work, copy this address into your browser:",

  "emails.invitation.button": "Start the survey",
  "emails.invitation.minutes":
    "It takes about {count} minutes. You can answer until {date}, {time} ({zone}).",
  "emails.invitation.minutes.one": "It takes about a minute. You can answer until {date}, {time} ({zone}).",
  "emails.invitation.preheader": "About {count} minutes, until {date}.",
  "emails.invitation.preheader.one": "About a minute, until {date}.",
  "emails.invitation.own": "The link is yours alone: please do not pass this mail on.",
  "emails.invitation.anonymous":
    "The survey is anonymous: your answers are kept without your name, your address or the time you gave them.",
  "emails.invitation.point": "{value} of {max}",
  "emails.invitation.pointEnd": "{value} of {max}: {label}",
  "emails.invitation.rate":
    "Choose a number: the survey opens with it marked, and it counts once you send it there.",
  "emails.invitationTest.subject": "[Test] {subject}",
  "emails.invitationTest.why":
    "This is a test: its links open a preview, and nothing is recorded. Customers read here why they receive the mail and how to unsubscribe.",
  "emails.invitation.why": "You receive this mail as a customer of {brand}.",
  "emails.unsubscribe": "Unsubscribe from surveys",

  "emails.casePromise.subject": "Thank you. {owner} will contact you",
  "emails.casePromise.preheader": "By {date}. You need do nothing.",
  "emails.casePromise.promise": "Thank you. {owner} will contact you by {date}.",
  "emails.casePromise.passed":
    "As you allowed, we passed your answers and your name to {owner}. They are used only for this.",
  "emails.casePromise.nothingToDo": "You need do nothing until then.",

  "emails.contactOffer.subject": "We have read what you told {brand}",
  "emails.contactOffer.preheader": "If you wish, a person will contact you.",
  "emails.contactOffer.read":
    "Thank you for your answers. We have read them, and we see that not everything went well.",
  "emails.contactOffer.offer":
    "If you would like somebody to help, press the button. Only then do we pass your answers and your name to the person who can, and only for that.",
  "emails.contactOffer.button": "Please contact me",
  "emails.contactOffer.orNot": "If you would rather not, you need do nothing.",

  "emails.caseAlert.subject": "A customer waits for you: contact by {date}",
  "emails.caseAlert.subjectUrgent": "Urgent: a customer asks for help, contact by {date}",
  "emails.caseAlert.preheader": "{unit}. You are the owner of this case.",
  "emails.caseAlert.opened": "A case was opened for {unit}, and you are its owner.",
  "emails.caseAlert.reopened":
    "A customer of {unit} says that it is not solved. The case is open again, and you are its owner.",
  "emails.caseAlert.handedOver": "A case of {unit} was handed over to you. You are its owner now.",
  "emails.caseAlert.dueNext": "What is due next is due by {date}.",
  "emails.caseAlert.due": "The customer was told that you will be in touch by {date}.",
  "emails.caseAlert.consent":
    "The answers and the name are on the case page; the customer agreed that you see them.",
  "emails.caseAlert.button": "Open the case",

  "emails.recovery.subject": "Is it solved? One question from {brand}",
  "emails.recovery.preheader": "Yes, partly or no: your word decides.",
  "emails.recovery.asked":
    "Some days ago we closed the matter you told us about. Whether it is solved is for you to say.",
  "emails.recovery.button": "Yes, partly or no",
  "emails.recovery.minute": "It takes less than a minute.",

  "emails.actionsOverdue.subject": "{count} improvement actions are overdue",
  "emails.actionsOverdue.subject.one": "An improvement action is overdue: {title}",
  "emails.actionsOverdue.preheader": "You own them. A new date or a word on how they stand is enough.",
  "emails.actionsOverdue.preheader.one": "You own it. A new date or a word on how it stands is enough.",
  "emails.actionsOverdue.intro": "These improvement actions are yours and past their due date:",
  "emails.actionsOverdue.intro.one": "This improvement action is yours and past its due date:",
  "emails.actionsOverdue.action": "{title} (due {date})",
  "emails.actionsOverdue.more": "and {count} more",
  "emails.actionsOverdue.ask":
    "Please say how they stand: done, dropped, or when they will be done. An action that was dropped is a result, too.",
  "emails.actionsOverdue.ask.one":
    "Please say how it stands: done, dropped, or when it will be done. An action that was dropped is a result, too.",
  "emails.actionsOverdue.button": "Open your actions",
  "emails.actionsOverdue.button.one": "Open the action",
  "emails.actionsOverdue.weekly": "This mail comes at most once a week, and only while something is overdue.",
} as const;
