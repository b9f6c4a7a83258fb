export const common = {
  "common.product": "Manyi",
  "common.cancel": "Cancel",
  "common.save": "Save",
  "common.saved": "Saved.",
  "common.back": "Back",
  "common.language": "Language",
  "progress.reload": "This page looks again by itself.",
  "progress.look": "Look again now",
  "common.none": "None",
} as const;
