/** What came in cannot be read as a form, or holds a character that no database can store. */
export class UnreadableRequestError extends Error {
  override name = "UnreadableRequestError";
}

const nul = "\u0000";

/** Whether an address asks for something no record can be called: PostgreSQL stores no NUL. */
export function hasUnreadableAddress(url: URL): boolean {
  return (
    /%00/.test(url.pathname) || [...url.searchParams].some((pair) => pair.some((text) => text.includes(nul)))
  );
}

/**
 * Makes `formData()` of this request say what is wrong with a body in one way, whatever it is: no form at all, a file
 * that broke off, a NUL in a text. Pages read their forms without a thought for it; middleware answers.
 */
export function guardForm(request: Request): void {
  request.formData = async () => {
    const form = await Request.prototype.formData.call(request).catch((error: unknown) => {
      throw new UnreadableRequestError("the body is no form", { cause: error });
    });
    for (const [name, value] of form) {
      if (name.includes(nul) || (typeof value === "string" ? value : value.name).includes(nul))
        throw new UnreadableRequestError("a field holds a NUL");
    }
    return form;
  };
}
