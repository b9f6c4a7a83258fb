/** A worker that fails in the ways workers fail. */
export default function fail(how: "throws" | "dies"): Promise<never> {
  if (how === "throws") throw new RangeError("this answer is outside its scale");
  setTimeout(() => {
    throw new Error("nobody catches this");
  });
  return new Promise(() => undefined);
}
