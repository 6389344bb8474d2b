package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// pack verifies an evidence pack as its VERIFY.md tells a stranger to, with none of our code.
func pack(dir string) error {
	read := func(name string) ([]byte, error) { return os.ReadFile(filepath.Join(dir, name)) }
	var manifest struct{ Files map[string]string }
	raw, err := read("manifest.json")
	if err != nil {
		return err
	}
	if err := json.Unmarshal(raw, &manifest); err != nil {
		return err
	}
	for name, digest := range manifest.Files {
		data, err := read(name)
		if err != nil {
			return err
		}
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != digest {
			return fmt.Errorf("%s: not what the manifest lists", name)
		}
	}
	key, err := logKey(read)
	if err != nil {
		return err
	}
	checkpoint, err := read("checkpoint")
	if err != nil {
		return err
	}
	if _, _, err := head(checkpoint, key); err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	records, err := read("records.jsonl")
	if err != nil {
		return err
	}
	leaves := bytes.Split(bytes.TrimSuffix(records, []byte("\n")), []byte("\n"))
	contents := 0
	for n, leaf := range leaves {
		name := fmt.Sprintf("proofs/%d.tlog-proof", n)
		data, err := read(name)
		if err != nil {
			return err
		}
		if err := proof(data, key, func(int64) []byte { return leaf }); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		there, err := committed(read, n, leaf)
		if err != nil {
			return err
		}
		contents += there
	}
	vkey, err := read("statement-key.txt")
	if err != nil {
		return err
	}
	attestations, err := read("attestations.intoto.jsonl")
	if err != nil {
		return err
	}
	var kinds strings.Builder
	if err := envelopes(bytes.NewReader(attestations), &kinds, strings.TrimSpace(string(vkey))); err != nil {
		return fmt.Errorf("attestations: %w", err)
	}
	fmt.Printf("ok %d records %d contents\n%s", len(leaves), contents, kinds.String())
	return nil
}

func logKey(read func(string) ([]byte, error)) (string, error) {
	policy, err := read("trust-policy.txt")
	if err != nil {
		return "", err
	}
	for _, line := range strings.Split(string(policy), "\n") {
		if key, found := strings.CutPrefix(line, "log "); found {
			return key, nil
		}
	}
	return "", fmt.Errorf("trust-policy.txt names no log")
}

// committed counts the contents of a record that are there and are what its leaf commits to.
func committed(read func(string) ([]byte, error), n int, leaf []byte) (int, error) {
	type commitment struct{ Commitment string }
	var entry struct {
		Body     *commitment
		Evidence []commitment
	}
	if err := json.Unmarshal(leaf, &entry); err != nil {
		return 0, err
	}
	all := entry.Evidence
	if entry.Body != nil {
		all = append([]commitment{*entry.Body}, all...)
	}
	there := 0
	for c, want := range all {
		name := fmt.Sprintf("contents/%d-%d", n, c)
		content, err := read(name)
		if os.IsNotExist(err) {
			continue
		}
		salt, err := read(name + ".salt")
		if err != nil {
			return 0, err
		}
		sum := sha256.Sum256(append(salt, content...))
		if base64.StdEncoding.EncodeToString(sum[:]) != want.Commitment {
			return 0, fmt.Errorf("%s: not what record %d commits to", name, n)
		}
		there++
	}
	return there, nil
}
