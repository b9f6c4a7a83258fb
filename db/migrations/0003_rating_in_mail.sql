ALTER TABLE "wave" ADD COLUMN "rating_in_mail" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "response_draft" ADD COLUMN "entry_mode" text DEFAULT 'mail-link' NOT NULL;