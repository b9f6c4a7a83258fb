import { once } from "node:events";
import type postgres from "postgres";
import type { Wave } from "../../src/features/invitations/wave.ts";
import { invitationWords } from "../../src/features/invitations/wave-mail.service.ts";
import { individualScore } from "../../src/features/responses/individual-score.ts";
import type { SurveyDefinition } from "../../src/features/surveys/survey-definition.ts";
import type { LoadedSurveyVersion } from "../../src/features/surveys/surveys.service.ts";
import type { Language } from "../../src/i18n/languages.ts";
import { generateAnswers } from "../support/generate-answers.ts";

/** One connection: what is made up along the way lies in its temporary tables. */
export type BenchSession = postgres.Sql;

/**
 * So many customers over the branches: a tenth of them in accounts of three, a third of them Chinese, each with three
 * segments and a number of their own; one in two hundred has opted out.
 */
export async function loadPeople(
  session: BenchSession,
  count: number,
  branchIds: readonly string[],
  createdAt: Date,
): Promise<void> {
  await session`
    create temporary table person as select i, md5('person ' || i)::uuid as id,
      (${branchIds}::uuid[])[1 + (i * 31) % ${branchIds.length}] as unit_id,
      case when i % 3 = 0 then 'zh-CN' else 'en' end as language,
      (array['Ada', 'Bo', 'Chen', 'Dai', 'Eva', 'Finn', 'Gao', 'Han'])[1 + i % 8] || ' '
        || (array['Okafor', 'Lin', 'Weber', 'Rossi', 'Sato', 'Khan', 'Silva'])[1 + i % 7] as name,
      case when i % 10 = 0 then 'A' || i / 30 end as account_code,
      jsonb_build_object('tariff', 'Tariff ' || (i * 7) % 6, 'segment', 'Segment ' || (i * 11) % 4,
        'since', (2005 + (i * 13) % 20)::text, 'number', 'C' || i) as attributes
    from generate_series(1, ${count}::int) as i`;
  await session`create unique index on person (i)`;
  await session`
    insert into respondent (respondent_id, email, name, language, unit_id, account_code, attributes, created_at, updated_at)
    select id, 'person' || i || '@customer.example', name, language, unit_id, account_code, attributes,
      ${createdAt}, ${createdAt} from person`;
  await session`insert into contact_key (email_hash, respondent_id) select md5('address ' || i), id from person`;
  await session`
    insert into suppression (email_hash, reason, at) select md5('address ' || i), 'opted-out', ${createdAt}
    from person where i % 200 = 0`;
  await session`analyze person`;
}

export interface WavePlan {
  readonly wave: Wave;
  readonly version: LoadedSurveyVersion;
  /** counted from 1 */
  readonly number: number;
  readonly peopleCount: number;
  readonly invitedCount: number;
  readonly caseOwnerId: string;
  /** cases of earlier waves are closed */
  readonly isNewest: boolean;
}

/**
 * A closed wave with everything that came of it: invitations of every outcome, their mails, the answers of two in
 * five, cases of the dissatisfied. @returns how many answered
 */
export async function loadWave(session: BenchSession, plan: WavePlan): Promise<number> {
  await session`drop table if exists asked, answered`;
  await drawInvitations(session, plan);
  await writeMails(session, plan);
  const [row] = await session<[{ count: number }]>`
    select count(*)::int as count from asked where disposition = 'complete'`;
  await copyAnswers(session, plan, row.count);
  await writeResponses(session, plan);
  await writeCases(session, plan);
  return row.count;
}

/** By a number that runs through every remainder once: of each 1,000 people, exactly 400 answer. */
async function drawInvitations(session: BenchSession, plan: WavePlan): Promise<void> {
  const { number, peopleCount, invitedCount } = plan;
  const { id: waveId, sentAt, closesAt } = plan.wave;
  const shift = number * Math.floor(peopleCount / 7);
  await session`
    create temporary table asked as select person.*, fate,
      md5('invitation ' || ${number}::int || ' ' || i)::uuid as invitation_id,
      case when fate < 400 then 'complete' when fate < 412 then 'partial' when fate < 417 then 'opted-out'
        when fate < 427 then 'bounced' when fate = 427 and i / 1000 % 50 = 0 then 'in-doubt' else 'no-answer' end as disposition
    from person, lateral (select (i::bigint * 7919 + ${number}::int * 104729) % 1000 as fate) as drawn
    where (i + ${shift}::int) % ${peopleCount}::int < ${invitedCount}::int`;
  await session`
    insert into invitation (respondent_id, invitation_id, wave_id, unit_id, attributes, language, stratum_unit_id,
      sampling_weight, token_digest, disposition, disposition_at, created_at)
    select id, invitation_id, ${waveId}, unit_id, attributes, language, unit_id, 1,
      sha256(convert_to('token ' || invitation_id, 'UTF8')), disposition, ${closesAt}, ${sentAt} from asked`;
  await session`
    insert into wave_stratum (wave_id, unit_id, frame_count, drawn_count)
    select ${waveId}, unit_id, count(*), count(*) from asked group by unit_id`;
}

async function writeMails(session: BenchSession, { wave, version, number }: WavePlan): Promise<void> {
  const words = (language: Language) => JSON.stringify(invitationWords(wave, version, language, null));
  await session`
    insert into message (respondent_id, message_id, occasion, wave_id, invitation_id, recipient_kind, language,
      parameters, status, transport, attempt_count, next_attempt_at, created_at, sent_at)
    select id, md5('message ' || ${number}::int || ' ' || i)::uuid, 'invitation:' || invitation_id, ${wave.id},
      invitation_id, 'respondent', language,
      case when language = 'en' then ${words("en")}::text::jsonb else ${words("zh-CN")}::text::jsonb end
        || jsonb_build_object('template', 'invitation', 'invitationId', invitation_id, 'name', name),
      case disposition when 'bounced' then 'failed' when 'in-doubt' then 'in-doubt' else 'sent' end, 'outbox', 1,
      ${wave.sentAt}, ${wave.sentAt},
      case when disposition not in ('bounced', 'in-doubt') then ${wave.sentAt}::timestamptz + make_interval(secs => i % 3600 + 60) end
    from asked`;
}

const batchSize = 1000;

async function copyAnswers(session: BenchSession, plan: WavePlan, count: number): Promise<void> {
  await session`
    create temporary table answered (place int, answers jsonb, score double precision)`;
  const into = await session`copy answered from stdin`.writable();
  for (let from = 0; from < count; from += batchSize) {
    const lines = answerLines(plan, from, Math.min(batchSize, count - from));
    if (!into.write(lines)) await once(into, "drain");
  }
  into.end();
  await once(into, "close");
  await session`create unique index on answered (place)`;
}

const comments = [
  "The shop closed at noon, without a notice",
  "等了四十分钟才有人接电话",
  "Friendly people, but the line drops every evening",
  "账单看不懂，多收了二十块",
  "It works. Nothing to add",
  "师傅很耐心，一次就修好了",
  "I was promised a call back and nobody called",
];

/** Rows of COPY: one in fifty ratings is "don't know", three in twenty people comment. */
function answerLines({ version, number }: WavePlan, from: number, count: number): string {
  const definition: SurveyDefinition = version.definition;
  const seed = 1000 * from + number;
  const comment = (person: number) =>
    person % 20 < 3 ? `${comments[(from + person) % comments.length]} (${from + person}).` : "";
  const people = generateAnswers(definition, { count, seed, dontKnowShare: 0.02, comment });
  return people
    .map((answers, person) => {
      const { score } = individualScore(definition, answers);
      return `${from + person + 1}\t${JSON.stringify(answers).replaceAll("\\", "\\\\")}\t${score ?? "\\N"}\n`;
    })
    .join("");
}

async function writeResponses(session: BenchSession, { wave, version, number }: WavePlan): Promise<void> {
  await session`
    insert into response (respondent_id, response_id, invitation_id, survey_version_id, wave_id, period, entry_mode,
      source, device_class, language, unit_id, attributes, started_at, submitted_at, submitted_on, answers,
      individual_score, individual_score_definition)
    select id, md5('response ' || ${number}::int || ' ' || i)::uuid, invitation_id, ${version.id}, ${wave.id},
      ${wave.period}, 'mail-link', 'census', (array['phone', 'desktop'])[1 + i % 2], language, unit_id, attributes,
      at - interval '5 minutes', at, at::date, answers, score, 'satisfaction-equal-weights-1'
    from (select *, row_number() over (order by i) as place,
        ${wave.sentAt}::timestamptz + make_interval(mins => (i::bigint * 37 % 20160)::int) as at
      from asked where disposition = 'complete') as complete join answered using (place)`;
}

/** One of the dissatisfied in three did not consent to be contacted. */
async function writeCases(session: BenchSession, { wave, isNewest, caseOwnerId }: WavePlan): Promise<void> {
  await session`
    insert into follow_up_case (respondent_id, case_id, response_id, programme_id, wave_id, unit_id, severity, status,
      reasons, rule_version, consent_version, owner_staff_id, created_at, opened_at, contact_due_at, solution_due_at,
      first_contacted_at, closed_at, root_cause, remedy, recovery_asked_at, recovery_answer)
    select respondent_id, md5('case ' || response_id)::uuid, response_id, ${wave.programmeId}, wave_id, unit_id, 'case',
      status, jsonb_build_array(jsonb_build_object('code', 'overall-low', 'value', 3, 'threshold', 4)), 1,
      case when status <> 'offered' then '1' end, case when status <> 'offered' then ${caseOwnerId} end,
      submitted_at, opened_at, opened_at + interval '2 days', opened_at + interval '5 days',
      case when status in ('contacted', 'closed') then opened_at + interval '1 day' end,
      case when status = 'closed' then opened_at + interval '4 days' end,
      case when status = 'closed' then
        (array['waiting-time', 'price-billing', 'service-behaviour', 'product-fault', 'information'])[1 + place % 5] end,
      case when status = 'closed' then 'Called and put right.' end,
      case when status = 'closed' then opened_at + interval '18 days' end,
      case when status = 'closed' then (array['yes', 'partly', 'no', null])[1 + place % 4] end
    from (select *, case when status <> 'offered' then submitted_at end as opened_at from (
      select *, case when place % 3 = 0 then 'offered' when ${isNewest} and place % 7 = 1 then 'open'
        when ${isNewest} and place % 7 = 2 then 'contacted' else 'closed' end as status
      from (select *, (row_number() over (order by response_id))::int as place from response
        where wave_id = ${wave.id} and individual_score < 34) as low) as stated) as opened`;
  await session`
    insert into case_note (respondent_id, note_id, case_id, kind, text, staff_id, at)
    select respondent_id, md5(case_id::text || kind)::uuid, case_id, kind, 'Spoke with the customer.',
      ${caseOwnerId}, opened_at + interval '1 day'
    from follow_up_case, unnest(array['contact', 'note']) as kind
    where wave_id = ${wave.id} and status in ('contacted', 'closed')`;
}
