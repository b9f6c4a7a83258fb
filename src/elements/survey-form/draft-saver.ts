export type SaveState = "unchanged" | "saving" | "saved" | "failed";

const waitMs = 800;

/**
 * Sends the page in the background a moment after it changed, one request at a time, so that what is stored is
 * never older than what was stored before.
 */
export class DraftSaver {
  readonly #send: () => Promise<boolean>;
  readonly #report: (state: SaveState) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  #isDirty = false;

  /** @param send sends the page as it is then; false or a rejection means that it did not arrive */
  constructor(send: () => Promise<boolean>, report: (state: SaveState) => void) {
    this.#send = send;
    this.#report = report;
  }

  changed(): void {
    this.#isDirty = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), waitMs);
  }

  get isRunning(): boolean {
    return this.#running !== null;
  }

  /** Starts nothing more; resolves when a request under way has ended. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#isDirty = false;
    await this.#running;
  }

  async #save(): Promise<void> {
    if (this.#running) return;
    this.#running = this.#sendOnce();
    await this.#running;
    this.#running = null;
    if (this.#isDirty) this.changed();
  }

  async #sendOnce(): Promise<void> {
    this.#isDirty = false;
    this.#report("saving");
    const arrived = await this.#send().catch(() => false);
    this.#report(arrived ? "saved" : "failed");
  }
}
