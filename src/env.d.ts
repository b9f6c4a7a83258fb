declare namespace App {
  /** What src/middleware.ts finds out about every request. */
  interface Locals {
    language: import("./i18n/languages.ts").Language;
    /** null: not signed in, or a public route */
    staff: import("./auth/sessions.ts").SignedInStaff | null;
    requestId: string;
  }
}
