import type { Ink } from "./ink.ts";

const titleHeight = 44;
const margin = 16;

/** Saves a drawing as a PNG file on the page's paper, with its title above it. */
export function pictureOf(drawing: HTMLCanvasElement, title: string, fileName: string, ink: Ink): void {
  const scale = drawing.width / drawing.clientWidth;
  const picture = document.createElement("canvas");
  picture.width = drawing.width + 2 * margin * scale;
  picture.height = drawing.height + (titleHeight + 2 * margin) * scale;
  const context = picture.getContext("2d");
  if (!context) return;
  context.fillStyle = ink.paper;
  context.fillRect(0, 0, picture.width, picture.height);
  context.fillStyle = ink.line;
  context.font = `600 ${16 * scale}px ${ink.face}`;
  context.textBaseline = "middle";
  context.fillText(title, margin * scale, (margin + titleHeight / 2) * scale, drawing.width);
  context.drawImage(drawing, margin * scale, (margin + titleHeight) * scale);
  picture.toBlob((blob) => {
    if (blob) save(blob, `${fileName}.png`);
  });
}

function save(blob: Blob, fileName: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(link.href);
}
