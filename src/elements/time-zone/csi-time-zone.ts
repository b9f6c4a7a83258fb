/**
 * Around a time zone field that holds the server's zone only for want of a better one: fills in the reader's own.
 * What somebody has typed, or a browser restored, stays.
 */
export class CsiTimeZone extends HTMLElement {
  connectedCallback(): void {
    const field = this.querySelector("input");
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (field && own && field.value === field.defaultValue) field.value = own;
  }
}

customElements.define("csi-time-zone", CsiTimeZone);
