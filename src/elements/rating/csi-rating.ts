import { ReactiveElement } from "lit";

const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

/**
 * A rating's radio buttons, one Tab stop: arrows move along the scale without selecting, Space or Enter selects. So
 * looking at the scale gives no answer yet, which native radio buttons would.
 */
export class CsiRating extends ReactiveElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener("keydown", this.#onKeydown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener("keydown", this.#onKeydown);
  }

  #onKeydown = (event: KeyboardEvent): void => {
    const { target, key } = event;
    if (!(target instanceof HTMLInputElement) || target.type !== "radio") return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = steps[key];
    if (step !== undefined) {
      event.preventDefault();
      this.#move(target, step);
    } else if (key === "Enter") {
      event.preventDefault();
      target.click();
    }
  };

  #move(from: HTMLInputElement, step: number): void {
    const radios = [...this.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
    radios.at((radios.indexOf(from) + step) % radios.length)?.focus();
  }
}

customElements.define("csi-rating", CsiRating);
