export type DeviceClass = "phone" | "tablet" | "desktop" | "unknown";

/**
 * What kind of device answered, from the browser's own headers; nothing finer is kept.
 * @param mobileHint the Sec-CH-UA-Mobile header: "?1" or "?0"
 */
export function deviceClass(userAgent: string | null, mobileHint: string | null): DeviceClass {
  const agent = userAgent ?? "";
  if (/iPad|Tablet|PlayBook|Silk(?!.*Mobile)|Android(?!.*Mobile)/i.test(agent)) return "tablet";
  if (mobileHint === "?1" || /Mobi|iPhone|iPod/i.test(agent)) return "phone";
  if (mobileHint === "?0" || /Windows NT|Macintosh|X11|CrOS/i.test(agent)) return "desktop";
  return "unknown";
}
