/** Which rows of a long list one page shows. */
export interface ListPage {
  /** counted from 1 */
  readonly page: number;
  readonly pageCount: number;
  readonly offset: number;
  readonly limit: number;
}

/**
 * The rows of a page. A page before the first is the first, one behind the last is the last.
 * @example listPage(120, 3, 50); // => { page: 3, pageCount: 3, offset: 100, limit: 50 }
 */
export function listPage(found: number, asked: number, pageSize: number): ListPage {
  const pageCount = Math.max(1, Math.ceil(found / pageSize));
  const page = Math.min(Math.max(1, asked), pageCount);
  return { page, pageCount, offset: (page - 1) * pageSize, limit: pageSize };
}
