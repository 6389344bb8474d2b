// Reads DSSE envelopes, one a line, and verifies each as a Sigstore bundle under one Ed25519 key.
//   node verify.js VKEY < envelopes.jsonl
// Prints each statement's predicate type. Shares no code with us.
'use strict';
const { createPublicKey } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { bundleFromJSON } = require('@sigstore/bundle');
const { Verifier, toSignedEntity } = require('@sigstore/verify');

const MEDIA_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json';
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

function publicKey(vkey) {
  const raw = Buffer.from(vkey.split('+').slice(2).join('+'), 'base64');
  if (raw.length !== 33 || raw[0] !== 1) {
    throw new Error(`no Ed25519 key: ${vkey}`);
  }
  const der = Buffer.concat([SPKI_HEAD, raw.subarray(1)]);
  return createPublicKey({ key: der, format: 'der', type: 'spki' });
}

function verify(line, vkey, key) {
  const envelope = JSON.parse(line);
  const bundle = bundleFromJSON({
    mediaType: MEDIA_TYPE,
    verificationMaterial: { publicKey: { hint: vkey }, tlogEntries: [] },
    dsseEnvelope: envelope,
  });
  const trust = {
    certificateAuthorities: [],
    timestampAuthorities: [],
    tlogs: [],
    ctlogs: [],
    publicKey: (hint) => {
      if (hint !== vkey) {
        throw new Error(`unknown key ${hint}`);
      }
      return { publicKey: key, validFor: () => true };
    },
  };
  const none = { ctlogThreshold: 0, tlogThreshold: 0, timestampThreshold: 0 };
  new Verifier(trust, none).verify(toSignedEntity(bundle));
  const payload = JSON.parse(Buffer.from(envelope.payload, 'base64').toString('utf8'));
  return payload.predicateType;
}

try {
  const vkey = process.argv[2];
  const key = publicKey(vkey);
  const lines = readFileSync(0, 'utf8').split('\n').filter((line) => line !== '');
  for (const line of lines) {
    console.log(verify(line, vkey, key));
  }
} catch (error) {
  console.error(`verify.js: ${error.code ?? ''} ${error.message}`);
  process.exitCode = 1;
}
