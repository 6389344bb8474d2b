package main

import (
	"bufio"
	"context"
	"crypto"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	testresult "github.com/in-toto/attestation/go/predicates/test_result/v0"
	vsa "github.com/in-toto/attestation/go/predicates/vsa/v1"
	intoto "github.com/in-toto/attestation/go/v1"
	"github.com/secure-systems-lab/go-securesystemslib/dsse"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
)

const (
	payloadType = "application/vnd.in-toto+json"
	vsaType     = "https://slsa.dev/verification_summary/v1"
	testType    = "https://in-toto.io/attestation/test-result/v0.1"
)

// ed is a key as a DSSE verifier wants it: its id is the whole verifier key, as our envelopes say.
type ed struct {
	vkey   string
	public ed25519.PublicKey
}

func (k ed) KeyID() (string, error)   { return k.vkey, nil }
func (k ed) Public() crypto.PublicKey { return k.public }
func (k ed) Verify(_ context.Context, data, sig []byte) error {
	if !ed25519.Verify(k.public, data, sig) {
		return errors.New("signature does not hold")
	}
	return nil
}

func edKey(vkey string) (ed, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return ed{}, fmt.Errorf("no verifier key: %q", vkey)
	}
	raw, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(raw) != 1+ed25519.PublicKeySize || raw[0] != 1 {
		return ed{}, fmt.Errorf("no Ed25519 key: %q", vkey)
	}
	return ed{vkey, ed25519.PublicKey(raw[1:])}, nil
}

// envelopes verifies each line and prints the statement's predicate type.
func envelopes(in io.Reader, out io.Writer, vkey string) error {
	key, err := edKey(vkey)
	if err != nil {
		return err
	}
	verifier, err := dsse.NewEnvelopeVerifier(key)
	if err != nil {
		return err
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 64<<20)
	for n := 1; lines.Scan(); n++ {
		var envelope dsse.Envelope
		if err := json.Unmarshal(lines.Bytes(), &envelope); err != nil {
			return fmt.Errorf("envelope %d: %w", n, err)
		}
		_, payload, err := verifier.VerifyAndDecode(context.Background(), &envelope)
		if err != nil {
			return fmt.Errorf("envelope %d: %w", n, err)
		}
		if envelope.PayloadType != payloadType {
			return fmt.Errorf("envelope %d: payload type %s", n, envelope.PayloadType)
		}
		kind, err := statement(payload)
		if err != nil {
			return fmt.Errorf("envelope %d: %w", n, err)
		}
		fmt.Fprintln(out, kind)
	}
	return lines.Err()
}

// statement reads by in-toto's own schema; a member that a vetted predicate does not have is an error.
func statement(payload []byte) (string, error) {
	var s intoto.Statement
	if err := protojson.Unmarshal(payload, &s); err != nil {
		return "", err
	}
	if err := s.Validate(); err != nil {
		return "", err
	}
	var predicate proto.Message
	switch s.PredicateType {
	case vsaType:
		predicate = &vsa.VerificationSummary{}
	case testType:
		predicate = &testresult.TestResult{}
	default:
		return s.PredicateType, nil
	}
	raw, err := protojson.Marshal(s.Predicate)
	if err != nil {
		return "", err
	}
	return s.PredicateType, protojson.Unmarshal(raw, predicate)
}
