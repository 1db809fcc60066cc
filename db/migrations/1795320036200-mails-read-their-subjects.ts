import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATES = `'queued', 'sending', 'sent', 'failed'`;
const VARIABLES_OF = (
  mail: string,
) => `(SELECT jsonb_build_object('caseNumber', c.case_number, 'noticeType', c.notice_type,
    'answerDueOn', c.answer_due_on, 'merchantId', c.merchant_id, 'serviceId', c.service_id)
  FROM public.support_cases c WHERE c.merchant_id = ${mail}.merchant_id AND c.id = ${mail}.case_id)`;

/**
 * What a mail says is read from the database when it leaves: a row only names its case and keeps facts of its event. A
 * mail that is no longer true by then is superseded.
 *
 * The version before sends `variables`, which rows no longer have. While its processes still run, a trigger fills them
 * in at each claim. A later migration removes trigger and column.
 */
export class MailsReadTheirSubjects1795320036200 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE outgoing_mails
      ADD COLUMN facts jsonb NOT NULL DEFAULT '{}',
      ALTER COLUMN variables DROP NOT NULL,
      DROP CONSTRAINT outgoing_mails_state_check,
      ADD CONSTRAINT outgoing_mails_state_check CHECK (state IN (${STATES}, 'superseded'));
      COMMENT ON COLUMN outgoing_mails.variables IS 'only read by the version before'`);
    await db.query(`CREATE FUNCTION fill_mail_variables() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$ BEGIN
        NEW.variables := ${VARIABLES_OF('NEW')};
        RETURN NEW; END $$;
      CREATE TRIGGER fill_mail_variables BEFORE UPDATE ON outgoing_mails FOR EACH ROW
        WHEN (NEW.state = 'sending' AND NEW.variables IS NULL) EXECUTE FUNCTION fill_mail_variables()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TRIGGER fill_mail_variables ON outgoing_mails; DROP FUNCTION fill_mail_variables()');
    await this.asOwner(db, async () => {
      await db.query(
        `UPDATE outgoing_mails m SET variables = coalesce(${VARIABLES_OF('m')}, '{}') WHERE variables IS NULL`,
      );
      await db.query(
        `UPDATE outgoing_mails SET state = 'failed', last_error = 'no longer true' WHERE state = 'superseded'`,
      );
    });
    await db.query(`ALTER TABLE outgoing_mails
      DROP COLUMN facts,
      ALTER COLUMN variables SET NOT NULL,
      DROP CONSTRAINT outgoing_mails_state_check,
      ADD CONSTRAINT outgoing_mails_state_check CHECK (state IN (${STATES}))`);
  }

  private async asOwner(db: QueryRunner, work: () => Promise<unknown>): Promise<void> {
    const tables = ['outgoing_mails', 'support_cases'];
    for (const table of tables) await db.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await work();
    for (const table of tables) await db.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  }
}
