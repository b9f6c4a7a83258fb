/** Where a label stands, in pixels: its left end and its middle line. */
export interface LabelBox {
  readonly left: number;
  readonly middle: number;
}

export interface LabelAnchor {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const gap = 9;

/**
 * Places for labels beside their points: right above, left above, right below, left below, then further up and down,
 * the first where a label lies within the area and on no other one. The order of the points decides who goes first.
 */
export function placeLabels(anchors: readonly LabelAnchor[], height: number, area: Area): LabelBox[] {
  const placed: (LabelBox & { readonly width: number })[] = [];
  for (const anchor of anchors) {
    const all = placesOf(anchor, height);
    const fits = all.filter(({ left, middle }) =>
      isInside({ left, middle, width: anchor.width }, height, area),
    );
    const free = fits.find(
      (box) => !placed.some((other) => overlaps({ ...box, width: anchor.width }, other, height)),
    );
    const box = free ?? fits[0] ?? all[0] ?? { left: anchor.x, middle: anchor.y };
    placed.push({ ...box, width: anchor.width });
  }
  return placed.map(({ left, middle }) => ({ left, middle }));
}

function placesOf({ x, y, width }: LabelAnchor, height: number): LabelBox[] {
  const steps = [0.75, 1.75, 2.75, 3.75].flatMap((step) => [-step * height, step * height]);
  return steps.flatMap((step) => [
    { left: x + gap, middle: y + step },
    { left: x - gap - width, middle: y + step },
  ]);
}

function isInside(box: LabelBox & { readonly width: number }, height: number, area: Area): boolean {
  const { left, middle, width } = box;
  const isAcross = left >= area.left + 2 && left + width <= area.right - 2;
  return isAcross && middle - height / 2 >= area.top && middle + height / 2 <= area.bottom;
}

function overlaps(
  a: LabelBox & { readonly width: number },
  b: LabelBox & { readonly width: number },
  height: number,
): boolean {
  return a.left < b.left + b.width && b.left < a.left + a.width && Math.abs(a.middle - b.middle) < height;
}
