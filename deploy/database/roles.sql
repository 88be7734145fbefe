-- Roles, schema and the guard of the journal. Run it as superuser inside the database `tongxing`, as often as
-- you like: it creates what is missing and restores what was changed. Then give the server's role a password
-- (\password tongxing).
--
-- The server may create and own tables in schema `tongxing`, but it does not own the schema: the owner of a
-- schema can drop every table in it, the journal included.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'tongxing_journal') THEN
        CREATE ROLE tongxing_journal;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'tongxing') THEN
        CREATE ROLE tongxing;
    END IF;
END
$$;

ALTER ROLE tongxing_journal NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
ALTER ROLE tongxing LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
ALTER ROLE tongxing IN DATABASE tongxing SET search_path = tongxing;

REVOKE ALL ON DATABASE tongxing FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE tongxing TO tongxing;
REVOKE ALL ON SCHEMA public FROM PUBLIC;

CREATE SCHEMA IF NOT EXISTS tongxing;
GRANT USAGE, CREATE ON SCHEMA tongxing TO tongxing;

CREATE SCHEMA IF NOT EXISTS tongxing_journal AUTHORIZATION tongxing_journal;
GRANT USAGE ON SCHEMA tongxing_journal TO tongxing;

-- Takes the journal out of the hands of the role that created it: from here on it can add rows and read them.
-- Called by the server's migration right after it created the table with its first partitions.
CREATE OR REPLACE FUNCTION tongxing_journal.adopt(journal regclass) RETURNS void
    LANGUAGE plpgsql
    SECURITY DEFINER
    -- An attacker who could put an object before the catalogue would run it as superuser; therefore a fixed path.
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    root constant oid := to_regclass('tongxing.audit_entry');
    part regclass;
    counter regclass;
BEGIN
    IF root IS NULL OR journal IS NULL
       OR (journal <> root AND NOT EXISTS (SELECT FROM pg_partition_ancestors(journal) a WHERE a.relid = root)) THEN
        RAISE EXCEPTION 'only tongxing.audit_entry and its partitions can be adopted'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    FOR part IN SELECT journal UNION SELECT t.relid FROM pg_partition_tree(journal) t LOOP
        -- A trigger or a rule left behind by the creator could rewrite what is inserted.
        IF EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = part AND NOT t.tgisinternal)
           OR EXISTS (SELECT FROM pg_rewrite r WHERE r.ev_class = part) THEN
            RAISE EXCEPTION 'a journal with triggers or rules is not adopted'
                USING ERRCODE = 'insufficient_privilege';
        END IF;
        EXECUTE format('ALTER TABLE %s OWNER TO tongxing_journal', part);
        EXECUTE format('REVOKE ALL ON TABLE %s FROM PUBLIC, tongxing', part);
        EXECUTE format('GRANT SELECT, INSERT ON TABLE %s TO tongxing', part);
        FOR counter IN
            SELECT d.objid::regclass FROM pg_depend d JOIN pg_class c ON c.oid = d.objid AND c.relkind = 'S'
            WHERE d.refobjid = part AND d.deptype IN ('a', 'i')
        LOOP
            EXECUTE format('REVOKE ALL ON SEQUENCE %s FROM PUBLIC, tongxing', counter);
            EXECUTE format('GRANT USAGE ON SEQUENCE %s TO tongxing', counter);
        END LOOP;
    END LOOP;
END
$$;

REVOKE ALL ON FUNCTION tongxing_journal.adopt(regclass) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tongxing_journal.adopt(regclass) TO tongxing;

-- Adds the partition of one month, which the server cannot do since it does not own the journal. Months are
-- cut in UTC. Does nothing when it is there.
CREATE OR REPLACE FUNCTION tongxing_journal.add_month(day date) RETURNS void
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    first_day constant date := date_trunc('month', day::timestamp)::date;
    next_month constant date := (first_day + interval '1 month')::date;
    part constant text := 'audit_entry_' || to_char(first_day, 'YYYY_MM');
BEGIN
    IF to_regclass(format('tongxing.%I', part)) IS NULL THEN
        EXECUTE format('CREATE TABLE tongxing.%I PARTITION OF tongxing.audit_entry FOR VALUES FROM (%L) TO (%L)',
            part, first_day || ' 00:00:00+00', next_month || ' 00:00:00+00');
        PERFORM tongxing_journal.adopt(format('tongxing.%I', part)::regclass);
    END IF;
END
$$;

REVOKE ALL ON FUNCTION tongxing_journal.add_month(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tongxing_journal.add_month(date) TO tongxing;
