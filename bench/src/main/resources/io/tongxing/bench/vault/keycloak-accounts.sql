-- The tables of Keycloak 26.7 that an account consists of, with their indexes.
CREATE TABLE tongxing.realm (id varchar(36) PRIMARY KEY, name varchar(255) UNIQUE, default_role varchar(255));
INSERT INTO tongxing.realm VALUES ('realm-id', 'city', 'default-role');
CREATE TABLE tongxing.user_entity (
  id varchar(36) PRIMARY KEY, email varchar(255), email_constraint varchar(255), email_verified boolean NOT NULL DEFAULT false,
  enabled boolean NOT NULL DEFAULT false, federation_link varchar(255), first_name varchar(255), last_name varchar(255),
  realm_id varchar(255), username varchar(255), created_timestamp bigint, service_account_client_link varchar(255),
  not_before integer NOT NULL DEFAULT 0, last_modified_timestamp bigint,
  UNIQUE (realm_id, email_constraint), UNIQUE (realm_id, username));
CREATE TABLE tongxing.credential (
  id varchar(36) PRIMARY KEY, salt bytea, type varchar(255), user_id varchar(36) REFERENCES tongxing.user_entity, created_date bigint,
  user_label varchar(255), secret_data text, credential_data text, priority integer, version integer DEFAULT 0);
CREATE TABLE tongxing.user_role_mapping (
  role_id varchar(255) NOT NULL, user_id varchar(36) NOT NULL REFERENCES tongxing.user_entity, PRIMARY KEY (role_id, user_id));
CREATE TABLE tongxing.user_group_membership (
  group_id varchar(36) NOT NULL, user_id varchar(36) NOT NULL REFERENCES tongxing.user_entity, membership_type varchar(255) NOT NULL,
  PRIMARY KEY (group_id, user_id));
CREATE TABLE tongxing.realm_default_groups (realm_id varchar(36) NOT NULL, group_id varchar(36) NOT NULL);
CREATE TABLE tongxing.user_required_action (
  user_id varchar(36) NOT NULL REFERENCES tongxing.user_entity, required_action varchar(255) NOT NULL, PRIMARY KEY (required_action, user_id));
CREATE TABLE tongxing.required_action_provider (
  id varchar(36) PRIMARY KEY, alias varchar(255), realm_id varchar(36), enabled boolean NOT NULL, default_action boolean NOT NULL);
CREATE INDEX user_email ON tongxing.user_entity (email);
CREATE INDEX user_service_account ON tongxing.user_entity (realm_id, service_account_client_link);
CREATE INDEX user_credential ON tongxing.credential (user_id);
CREATE INDEX user_role_mapping_user ON tongxing.user_role_mapping (user_id);
