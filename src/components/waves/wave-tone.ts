import type { MessageStatus } from "../../features/invitations/outbox.service.ts";
import type { WaveStatus } from "../../features/invitations/wave.ts";

type Tone = "open" | "active" | "good" | "warning" | "bad" | "closed";

const waveTones: Readonly<Record<WaveStatus, Tone>> = {
  draft: "open",
  sending: "active",
  open: "active",
  closed: "closed",
};

const mailTones: Readonly<Record<MessageStatus, Tone>> = {
  queued: "open",
  sending: "active",
  sent: "good",
  failed: "bad",
  "in-doubt": "warning",
  cancelled: "closed",
};

export function waveTone(status: WaveStatus): Tone {
  return waveTones[status];
}

export function mailTone(status: MessageStatus): Tone {
  return mailTones[status];
}
