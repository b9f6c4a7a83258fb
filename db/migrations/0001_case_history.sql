ALTER TABLE "case_note" ADD COLUMN "detail" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "follow_up_case" ADD COLUMN "root_cause_detail" text;