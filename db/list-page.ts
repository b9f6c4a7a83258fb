/** Which rows of a long list one page shows. */
export interface ListPage {
  /** counted from 1 */
  readonly page: number;
  readonly pageCount: number;
  readonly offset: number;
  readonly limit: number;
}

/**
 * As far as a long list is counted and can be turned over: nobody reads to page 200, and counting a million rows takes
 * longer than showing fifty. A count of one more stands for "more".
 */
export const listedMax = 10_000;

/**
 * The rows of a page. A page before the first is the first, one behind the last is the last.
 * @param found how many there are; what lies behind `listedMax` has no page
 * @example listPage(120, 3, 50); // => { page: 3, pageCount: 3, offset: 100, limit: 50 }
 */
export function listPage(found: number, asked: number, pageSize: number): ListPage {
  const pageCount = Math.max(1, Math.ceil(Math.min(found, listedMax) / pageSize));
  const page = Math.min(Math.max(1, asked), pageCount);
  return { page, pageCount, offset: (page - 1) * pageSize, limit: pageSize };
}
