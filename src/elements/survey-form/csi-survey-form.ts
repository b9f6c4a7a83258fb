import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { updateBranches } from "./branches.ts";
import { DraftSaver, type SaveState } from "./draft-saver.ts";

/** The longest that a pressed button waits for a draft that is just being saved. */
const waitForDraftMs = 2000;

/**
 * A survey page that works by itself, made more comfortable: dependent questions open at once, a second press of the
 * button sends nothing twice, and the draft is saved while one answers.
 */
export class CsiSurveyForm extends LitElement {
  static override properties = {
    savesDraft: { type: Boolean, attribute: "saves-draft" },
    savingText: { attribute: "saving-text" },
    savedText: { attribute: "saved-text" },
    failedText: { attribute: "failed-text" },
    saveState: { state: true },
  };

  static override styles = css`
    p {
      color: var(--ink-soft);
      font-size: var(--text-small, 0.875rem);
      margin: var(--space-4, 1rem) 0 0;
    }
  `;

  declare savesDraft: boolean;
  declare savingText: string;
  declare savedText: string;
  declare failedText: string;
  declare saveState: SaveState;

  #isSending = false;
  #draft = this.#newDraft();

  override connectedCallback(): void {
    super.connectedCallback();
    this.saveState = "unchanged";
    this.addEventListener("input", this.#onInput);
    this.addEventListener("submit", this.#onSubmit);
    window.addEventListener("pageshow", this.#onPageShow);
    updateBranches(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener("input", this.#onInput);
    this.removeEventListener("submit", this.#onSubmit);
    window.removeEventListener("pageshow", this.#onPageShow);
  }

  // The state changes with every answer: read aloud only where something is wrong.
  protected override render(): TemplateResult {
    const { saveState } = this;
    const texts: Partial<Record<SaveState, string>> = { saving: this.savingText, saved: this.savedText };
    return html`<slot></slot>${texts[saveState] ? html`<p>${texts[saveState]}</p>` : nothing}
      <div role="alert">${saveState === "failed" ? html`<p>${this.failedText}</p>` : nothing}</div>`;
  }

  #newDraft(): DraftSaver {
    return new DraftSaver(
      () => this.#send(),
      (state) => {
        this.saveState = state;
      },
    );
  }

  get #form(): HTMLFormElement | null {
    return this.querySelector("form");
  }

  #onInput = (): void => {
    updateBranches(this);
    if (this.savesDraft && !this.#isSending) this.#draft.changed();
  };

  #onSubmit = (event: SubmitEvent): void => {
    if (this.#isSending) {
      event.preventDefault();
      return;
    }
    this.#isSending = true;
    const ended = this.#draft.stop();
    if (!this.#draft.isRunning) return;
    // The draft under way must not arrive after the page itself and undo it.
    event.preventDefault();
    void this.#sendAfter(ended, event.submitter);
  };

  async #sendAfter(ended: Promise<void>, submitter: HTMLElement | null): Promise<void> {
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, waitForDraftMs))]);
    this.#draft = this.#newDraft();
    this.#isSending = false;
    this.#form?.requestSubmit(submitter);
  }

  // Coming back with the browser's back button may bring this very page back to life.
  #onPageShow = (event: PageTransitionEvent): void => {
    this.#isSending = false;
    if (event.persisted) updateBranches(this);
  };

  async #send(): Promise<boolean> {
    const form = this.#form;
    if (!form) return false;
    const body = new FormData(form);
    body.set("intent", "save");
    // The encoding in which the form sends itself, so that the server reads one kind of body.
    const fields = [...body].map(([name, value]) => [name, String(value)]);
    const response = await fetch(form.action, { method: "POST", body: new URLSearchParams(fields) });
    return response.ok;
  }
}

customElements.define("csi-survey-form", CsiSurveyForm);
