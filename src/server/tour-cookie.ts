/** Says that this browser's owner has had enough of the tour. */
export const tourCookie = "manyi-tour-seen";
