export const problems = {
  "problems.cross-site.title": "Please send this form from Manyi itself",
  "problems.cross-site.text":
    "The form seems to have come from another address, so nothing was saved. Open {publicUrl} and try again there. If you look after this server and people reach it under another address than that, set PUBLIC_URL to the address in their browsers and start Manyi again.",
  "problems.forbidden.title": "This page is not open to you",
  "problems.forbidden.text":
    "Your role does not include it. An administrator can change your role if you need it for your work.",
  "problems.unreadable.title": "That did not arrive as it should",
  "problems.unreadable.text":
    "Part of what was sent cannot be read, so nothing was saved. Go back, check what you entered, and send it once more.",
  "problems.signed-out.title": "You are signed out",
  "problems.signed-out.text":
    "Only somebody who is signed in can send a file, so nothing was saved. Sign in, then send it once more.",
  "problems.too-large.title": "That is too large",
  "problems.too-large.text":
    "What you sent is larger than we accept, so nothing was saved. Split a long file into parts and send them one after the other.",
  "problems.too-many.title": "A short pause, please",
  "problems.too-many.text":
    "Too many requests have come from your network. Wait a minute, then try again. Nothing you saved before is lost.",
  "problems.failed.title": "Something went wrong on our side",
  "problems.failed.text":
    "It is not your fault. What you had saved before is still there. Please try again; if it keeps happening, pass on the request number below.",
  "problems.unavailable.title": "We will be back in a moment",
  "problems.unavailable.text":
    "Manyi cannot reach its data just now, so nothing was changed. Please try again in a minute.",
  "problems.request": "Request {requestId}",
  "problems.missing.title": "There is no such page",
  "problems.missing.text":
    "The address may be mistyped, or the page may have been removed. If you followed a link from a mail, try opening it again from the mail itself.",
  "problems.link.title": "This link does not work",
  "problems.link.text":
    "It may have been cut off on the way. Open it once more from the mail itself, or copy it whole. If that does not help, reply to whoever sent you the mail.",
  "problems.missing.home": "Go to the start page",
} as const;
