import { can, type Role } from "../../auth/permissions.ts";
import type { ListedWave } from "../../features/invitations/waves.service.ts";
import type { ListedProgramme } from "../../features/surveys/surveys.service.ts";
import type { Language } from "../../i18n/languages.ts";
import { t } from "../../i18n/t.ts";

/** What goes on in a programme, or has to be done next, for somebody of that role; null where there is nothing. */
export function programmeStep(
  language: Language,
  role: Role,
  { id, surveyCount, publishedCount }: ListedProgramme,
  waves: readonly ListedWave[],
): { readonly label: string; readonly href: string } | null {
  if (!can(role, "waves.edit")) return null;
  const running = waves.find(({ wave }) => wave.status === "open" || wave.status === "sending");
  if (running) {
    const { wave, standing } = running;
    const counted = { answers: standing.counts.complete ?? 0, asked: standing.drawnCount };
    return {
      label: t(language, "programmes.running", { wave: wave.name, ...counted }),
      href: `/waves/${wave.id}`,
    };
  }
  const draft = waves.find(({ wave }) => wave.status === "draft")?.wave;
  if (draft)
    return {
      label: t(language, "programmes.next.send", { wave: draft.name }),
      href: `/waves/${draft.id}`,
    };
  if (waves.length > 0) return null;
  if (surveyCount === 0)
    return { label: t(language, "programmes.next.survey"), href: `/surveys/new?programme=${id}` };
  const label = publishedCount === 0 ? "programmes.next.publish" : "programmes.next.wave";
  return { label: t(language, label), href: `/programmes/${id}` };
}
