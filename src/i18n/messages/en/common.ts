export const common = {
  "common.product": "Manyi",
  "common.cancel": "Cancel",
  "common.save": "Save",
  "common.saved": "Saved.",
  "common.back": "Back",
  "common.language": "Language",
  "common.none": "None",
} as const;
