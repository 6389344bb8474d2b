DROP INDEX by_mail;
