/** Whether a text can be a record's id at all; the database refuses anything else with an error. */
export function isRecordId(text: string | undefined): text is string {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text ?? "");
}
