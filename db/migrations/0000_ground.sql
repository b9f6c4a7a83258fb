CREATE TABLE "score_run" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"wave_id" uuid NOT NULL,
	"survey_version_id" uuid NOT NULL,
	"period" text NOT NULL,
	"trigger" text NOT NULL,
	"requested_by" text,
	"status" text NOT NULL,
	"definition_name" text NOT NULL,
	"definition_version" integer NOT NULL,
	"settings" jsonb NOT NULL,
	"seed" integer NOT NULL,
	"code_version" text NOT NULL,
	"data_hash" text,
	"row_count" integer,
	"results" jsonb,
	"failure" text,
	"created_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"not_reproducible_since" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "case_note" (
	"respondent_id" uuid NOT NULL,
	"note_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"staff_id" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "case_note_respondent_id_note_id_pk" PRIMARY KEY("respondent_id","note_id")
);
--> statement-breakpoint
CREATE TABLE "follow_up_case" (
	"respondent_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"response_id" uuid NOT NULL,
	"programme_id" uuid NOT NULL,
	"wave_id" uuid,
	"unit_id" uuid NOT NULL,
	"severity" text NOT NULL,
	"status" text NOT NULL,
	"reasons" jsonb NOT NULL,
	"rule_version" integer NOT NULL,
	"consent_version" text,
	"owner_staff_id" text,
	"created_at" timestamp with time zone NOT NULL,
	"opened_at" timestamp with time zone,
	"contact_due_at" timestamp with time zone,
	"solution_due_at" timestamp with time zone,
	"first_contacted_at" timestamp with time zone,
	"promised_for" date,
	"closed_at" timestamp with time zone,
	"root_cause" text,
	"root_cause_detail" text,
	"remedy" text,
	"reopened_at" timestamp with time zone,
	"contact_token_digest" "bytea",
	"recovery_token_digest" "bytea",
	"recovery_asked_at" timestamp with time zone,
	"recovery_answer" text,
	"recovery_handling" smallint,
	"recovery_answered_at" timestamp with time zone,
	CONSTRAINT "follow_up_case_respondent_id_case_id_pk" PRIMARY KEY("respondent_id","case_id"),
	CONSTRAINT "follow_up_case_once" UNIQUE("respondent_id","response_id")
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"respondent_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"wave_id" uuid NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"unit_id" uuid NOT NULL,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"language" text,
	"stratum_unit_id" uuid NOT NULL,
	"sampling_weight" double precision NOT NULL,
	"token_digest" "bytea" NOT NULL,
	"had_prior_case" boolean DEFAULT false NOT NULL,
	"disposition" text NOT NULL,
	"disposition_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "invitation_respondent_id_invitation_id_pk" PRIMARY KEY("respondent_id","invitation_id"),
	CONSTRAINT "invitation_once" UNIQUE("respondent_id","wave_id","subject"),
	CONSTRAINT "invitation_token" UNIQUE("respondent_id","token_digest")
);
--> statement-breakpoint
CREATE TABLE "message" (
	"respondent_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"occasion" text NOT NULL,
	"wave_id" uuid,
	"invitation_id" uuid,
	"recipient_kind" text NOT NULL,
	"staff_id" text,
	"language" text NOT NULL,
	"parameters" jsonb NOT NULL,
	"status" text NOT NULL,
	"transport" text,
	"attempt_count" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone NOT NULL,
	"lease_until" timestamp with time zone,
	"last_reply" text,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "message_respondent_id_message_id_pk" PRIMARY KEY("respondent_id","message_id"),
	CONSTRAINT "message_occasion" UNIQUE("respondent_id","occasion")
);
--> statement-breakpoint
CREATE TABLE "wave" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"survey_version_id" uuid NOT NULL,
	"name" text NOT NULL,
	"period" text NOT NULL,
	"status" text NOT NULL,
	"sampling" text NOT NULL,
	"sample_per_unit" integer,
	"sampling_seed" integer NOT NULL,
	"quarantine_days" integer DEFAULT 0 NOT NULL,
	"brand" text NOT NULL,
	"product" text NOT NULL,
	"subject_line" jsonb NOT NULL,
	"greeting" jsonb NOT NULL,
	"time_zone" text NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text
);
--> statement-breakpoint
CREATE TABLE "wave_stratum" (
	"wave_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"frame_count" integer NOT NULL,
	"drawn_count" integer NOT NULL,
	CONSTRAINT "wave_stratum_wave_id_unit_id_pk" PRIMARY KEY("wave_id","unit_id")
);
--> statement-breakpoint
CREATE TABLE "contact_key" (
	"email_hash" text PRIMARY KEY NOT NULL,
	"respondent_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "respondent" (
	"respondent_id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text,
	"language" text,
	"unit_id" uuid NOT NULL,
	"account_code" text,
	"account_role" text,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"consent_state" text DEFAULT 'none' NOT NULL,
	"consent_version" text,
	"opted_out_at" timestamp with time zone,
	"last_contacted_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "respondent_import" (
	"id" uuid PRIMARY KEY NOT NULL,
	"file_name" text NOT NULL,
	"status" text NOT NULL,
	"preview" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "suppression" (
	"email_hash" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_one_click" boolean DEFAULT false NOT NULL,
	CONSTRAINT "suppression_hash" UNIQUE("email_hash")
);
--> statement-breakpoint
CREATE TABLE "response" (
	"respondent_id" uuid NOT NULL,
	"response_id" uuid NOT NULL,
	"invitation_id" uuid,
	"survey_version_id" uuid NOT NULL,
	"wave_id" uuid,
	"period" text NOT NULL,
	"entry_mode" text NOT NULL,
	"source" text NOT NULL,
	"device_class" text NOT NULL,
	"language" text NOT NULL,
	"unit_id" uuid NOT NULL,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"sampling_weight" double precision DEFAULT 1 NOT NULL,
	"started_at" timestamp with time zone,
	"submitted_at" timestamp with time zone,
	"submitted_on" date NOT NULL,
	"answers" jsonb NOT NULL,
	"flags" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"individual_score" double precision,
	"individual_score_definition" text,
	"indicator_01" smallint,
	"indicator_02" smallint,
	"indicator_03" smallint,
	"indicator_04" smallint,
	"indicator_05" smallint,
	"indicator_06" smallint,
	"indicator_07" smallint,
	"indicator_08" smallint,
	"indicator_09" smallint,
	"indicator_10" smallint,
	"indicator_11" smallint,
	"indicator_12" smallint,
	"indicator_13" smallint,
	"indicator_14" smallint,
	"indicator_15" smallint,
	"indicator_16" smallint,
	"indicator_17" smallint,
	"indicator_18" smallint,
	"indicator_19" smallint,
	"indicator_20" smallint,
	"indicator_21" smallint,
	"indicator_22" smallint,
	"indicator_23" smallint,
	"indicator_24" smallint,
	"indicator_25" smallint,
	"indicator_26" smallint,
	"indicator_27" smallint,
	"indicator_28" smallint,
	"indicator_29" smallint,
	"indicator_30" smallint,
	"indicator_31" smallint,
	"indicator_32" smallint,
	"indicator_33" smallint,
	"indicator_34" smallint,
	"indicator_35" smallint,
	"indicator_36" smallint,
	"indicator_37" smallint,
	"indicator_38" smallint,
	"indicator_39" smallint,
	"indicator_40" smallint,
	CONSTRAINT "response_respondent_id_response_id_pk" PRIMARY KEY("respondent_id","response_id"),
	CONSTRAINT "response_once" UNIQUE("respondent_id","invitation_id")
);
--> statement-breakpoint
CREATE TABLE "response_draft" (
	"respondent_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"answers" jsonb NOT NULL,
	"page" smallint NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "response_draft_respondent_id_invitation_id_pk" PRIMARY KEY("respondent_id","invitation_id")
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"staff_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"staff_id" text,
	"verb" text NOT NULL,
	"object_kind" text NOT NULL,
	"object_id" text NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"role" text NOT NULL,
	"unit_id" uuid NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "staff_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "programme" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"privacy_default" text NOT NULL,
	"quarantine_days" integer DEFAULT 90 NOT NULL,
	"retention_months" integer DEFAULT 36 NOT NULL,
	"follow_up_rule" jsonb NOT NULL,
	"includes_self_selected" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text
);
--> statement-breakpoint
CREATE TABLE "survey" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"title" text NOT NULL,
	"privacy_mode" text NOT NULL,
	"draft" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "survey_version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"survey_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"privacy_mode" text NOT NULL,
	"definition" jsonb NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"published_by" text,
	CONSTRAINT "survey_version_number" UNIQUE("survey_id","number")
);
--> statement-breakpoint
CREATE TABLE "unit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "unit_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "unit_version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"name" text NOT NULL,
	"parent_unit_id" uuid,
	"valid_from" timestamp with time zone NOT NULL,
	"valid_to" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "score_run" ADD CONSTRAINT "score_run_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_run" ADD CONSTRAINT "score_run_wave_id_wave_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."wave"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_run" ADD CONSTRAINT "score_run_survey_version_id_survey_version_id_fk" FOREIGN KEY ("survey_version_id") REFERENCES "public"."survey_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_run" ADD CONSTRAINT "score_run_requested_by_staff_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_note" ADD CONSTRAINT "case_note_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_note" ADD CONSTRAINT "case_note_case" FOREIGN KEY ("respondent_id","case_id") REFERENCES "public"."follow_up_case"("respondent_id","case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_case" ADD CONSTRAINT "follow_up_case_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_case" ADD CONSTRAINT "follow_up_case_wave_id_wave_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."wave"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_case" ADD CONSTRAINT "follow_up_case_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_case" ADD CONSTRAINT "follow_up_case_owner_staff_id_staff_id_fk" FOREIGN KEY ("owner_staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_case" ADD CONSTRAINT "follow_up_case_respondent" FOREIGN KEY ("respondent_id") REFERENCES "public"."respondent"("respondent_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_wave_id_wave_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."wave"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_respondent" FOREIGN KEY ("respondent_id") REFERENCES "public"."respondent"("respondent_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_wave_id_wave_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."wave"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wave" ADD CONSTRAINT "wave_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wave" ADD CONSTRAINT "wave_survey_version_id_survey_version_id_fk" FOREIGN KEY ("survey_version_id") REFERENCES "public"."survey_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wave" ADD CONSTRAINT "wave_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wave_stratum" ADD CONSTRAINT "wave_stratum_wave_id_wave_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."wave"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wave_stratum" ADD CONSTRAINT "wave_stratum_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "respondent" ADD CONSTRAINT "respondent_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "respondent_import" ADD CONSTRAINT "respondent_import_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response" ADD CONSTRAINT "response_survey_version_id_survey_version_id_fk" FOREIGN KEY ("survey_version_id") REFERENCES "public"."survey_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response" ADD CONSTRAINT "response_wave_id_wave_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."wave"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response" ADD CONSTRAINT "response_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_draft" ADD CONSTRAINT "response_draft_respondent" FOREIGN KEY ("respondent_id") REFERENCES "public"."respondent"("respondent_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme" ADD CONSTRAINT "programme_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey" ADD CONSTRAINT "survey_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_version" ADD CONSTRAINT "survey_version_survey_id_survey_id_fk" FOREIGN KEY ("survey_id") REFERENCES "public"."survey"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_version" ADD CONSTRAINT "survey_version_published_by_staff_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_version" ADD CONSTRAINT "unit_version_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_version" ADD CONSTRAINT "unit_version_parent_unit_id_unit_id_fk" FOREIGN KEY ("parent_unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "score_run_wave" ON "score_run" USING btree ("wave_id","created_at");--> statement-breakpoint
CREATE INDEX "score_run_programme" ON "score_run" USING btree ("programme_id","period");--> statement-breakpoint
CREATE INDEX "case_note_case" ON "case_note" USING btree ("respondent_id","case_id","at");--> statement-breakpoint
CREATE INDEX "follow_up_case_owner" ON "follow_up_case" USING btree ("owner_staff_id","status");--> statement-breakpoint
CREATE INDEX "follow_up_case_unit" ON "follow_up_case" USING btree ("unit_id","status");--> statement-breakpoint
CREATE INDEX "invitation_wave" ON "invitation" USING btree ("wave_id","disposition");--> statement-breakpoint
CREATE INDEX "message_due" ON "message" USING btree ("status","next_attempt_at");--> statement-breakpoint
CREATE INDEX "message_created" ON "message" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "message_wave" ON "message" USING btree ("wave_id");--> statement-breakpoint
CREATE INDEX "respondent_unit" ON "respondent" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "respondent_created" ON "respondent" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "response_wave" ON "response" USING btree ("wave_id");--> statement-breakpoint
CREATE INDEX "response_submitted" ON "response" USING btree ("submitted_on");--> statement-breakpoint
CREATE INDEX "account_staff" ON "account" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "audit_entry_at" ON "audit_entry" USING btree ("at");--> statement-breakpoint
CREATE INDEX "session_staff" ON "session" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "unit_version_unit" ON "unit_version" USING btree ("unit_id","valid_from");