/** The pages of a programme's results, as their addresses name them. */
export type ResultsPage =
  | ""
  | "drivers"
  | "parts"
  | "comments"
  | "model"
  | `constructs/${string}`
  | `questions/${string}`
  | `${string}.csv`;

/**
 * The address of a page of results. Values that are absent or empty are left out.
 * @example resultsHref(id, "drivers", { wave }); // => "/programmes/…/analysis/drivers?wave=…"
 */
export function resultsHref(
  programmeId: string,
  page: ResultsPage,
  query: Readonly<Record<string, string | null | undefined>> = {},
): string {
  const path = page === "" ? "" : `/${page.split("/").map(encodeURIComponent).join("/")}`;
  const entries = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const search = new URLSearchParams(entries).toString();
  return `/programmes/${programmeId}/analysis${path}${search && `?${search}`}`;
}
