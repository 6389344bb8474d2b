// Command interop holds what Evenkeel's log hands out against Go's own implementation of notes and
// transparency logs, which shares no code with ours.
//
//	interop check DIR   DIR: log.pub, checkpoint, tile/..., proofs/*.tlog-proof, consistency/*
//	interop note VKEY   reads a note on standard input and opens it
//	interop sign SKEY   signs standard input
//	interop dsse VKEY   reads DSSE envelopes with in-toto statements, one a line
//	interop fold FILE   the root of a file's entries and the seconds it took
//	interop pack DIR    an evidence pack, as its VERIFY.md tells a stranger to
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "interop:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 2 {
		return errors.New("want: check DIR, note VKEY, sign SKEY, dsse VKEY, fold FILE or pack DIR")
	}
	switch args[0] {
	case "check":
		return check(args[1])
	case "dsse":
		return envelopes(os.Stdin, os.Stdout, args[1])
	case "fold":
		return fold(args[1])
	case "pack":
		return pack(args[1])
	case "note":
		text, err := io.ReadAll(os.Stdin)
		if err != nil {
			return err
		}
		_, err = open(text, args[1])
		return err
	case "sign":
		text, err := io.ReadAll(os.Stdin)
		if err != nil {
			return err
		}
		signer, err := note.NewSigner(args[1])
		if err != nil {
			return err
		}
		signed, err := note.Sign(&note.Note{Text: string(text)}, signer)
		if err != nil {
			return err
		}
		_, err = os.Stdout.Write(signed)
		return err
	}
	return fmt.Errorf("no such command: %s", args[0])
}

func open(signed []byte, vkey string) (*note.Note, error) {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return nil, err
	}
	return note.Open(signed, note.VerifierList(verifier))
}

// head is a checkpoint's size and root.
func head(signed []byte, vkey string) (int64, tlog.Hash, error) {
	opened, err := open(signed, vkey)
	if err != nil {
		return 0, tlog.Hash{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 {
		return 0, tlog.Hash{}, fmt.Errorf("checkpoint has %d lines", len(lines))
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return 0, tlog.Hash{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return size, root, err
}

// tiles reads tiles from our paths, which leave out the height that Go's name.
type tiles struct{ dir string }

func (tiles) Height() int                         { return 8 }
func (tiles) SaveTiles(_ []tlog.Tile, _ [][]byte) {}
func (t tiles) ReadTiles(all []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, tile := range all {
		b, err := os.ReadFile(filepath.Join(t.dir, strings.Replace(tile.Path(), "tile/8/", "tile/", 1)))
		if err != nil {
			return nil, err
		}
		data = append(data, b)
	}
	return data, nil
}

func check(dir string) error {
	vkey, err := os.ReadFile(filepath.Join(dir, "log.pub"))
	if err != nil {
		return err
	}
	key := strings.TrimSpace(string(vkey))
	signed, err := os.ReadFile(filepath.Join(dir, "checkpoint"))
	if err != nil {
		return err
	}
	size, root, err := head(signed, key)
	if err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	tree := tlog.Tree{N: size, Hash: root}
	reader := tlog.TileHashReader(tree, tiles{dir})
	entries, err := bundles(dir, size)
	if err != nil {
		return fmt.Errorf("entry bundles: %w", err)
	}
	for i, entry := range entries {
		hashes, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, int64(i))})
		if err != nil {
			return fmt.Errorf("tiles: %w", err)
		}
		if hashes[0] != tlog.RecordHash(entry) {
			return fmt.Errorf("entry %d is not the tile's", i)
		}
	}
	proofs, err := proofs(dir, key, entries)
	if err != nil {
		return err
	}
	consistent, err := consistency(dir, tree, reader)
	if err != nil {
		return err
	}
	fmt.Printf("ok %d entries %d proofs %d consistency proofs\n", len(entries), proofs, consistent)
	return nil
}

func bundles(dir string, size int64) ([][]byte, error) {
	var entries [][]byte
	for n := int64(0); n*256 < size; n++ {
		tile := tlog.Tile{H: 8, L: -1, N: n, W: int(min(256, size-n*256))}
		path := strings.Replace(tile.Path(), "tile/8/data/", "tile/entries/", 1)
		data, err := os.ReadFile(filepath.Join(dir, path))
		if err != nil {
			return nil, err
		}
		for len(data) > 0 {
			length := int(binary.BigEndian.Uint16(data))
			entries = append(entries, data[2:2+length])
			data = data[2+length:]
		}
	}
	if int64(len(entries)) != size {
		return nil, fmt.Errorf("%d entries, the checkpoint says %d", len(entries), size)
	}
	return entries, nil
}

func hashes(lines []string) ([]tlog.Hash, error) {
	var path []tlog.Hash
	for _, line := range lines {
		raw, err := base64.StdEncoding.DecodeString(line)
		if err != nil || len(raw) != tlog.HashSize {
			return nil, fmt.Errorf("no hash: %q", line)
		}
		path = append(path, tlog.Hash(raw))
	}
	return path, nil
}

func proofs(dir, key string, entries [][]byte) (int, error) {
	files, err := filepath.Glob(filepath.Join(dir, "proofs", "*.tlog-proof"))
	if err != nil {
		return 0, err
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return 0, err
		}
		if err := proof(data, key, func(i int64) []byte { return entries[i] }); err != nil {
			return 0, fmt.Errorf("%s: %w", file, err)
		}
	}
	return len(files), nil
}

// proof checks a receipt against the entry that it names by its index.
func proof(data []byte, key string, entry func(int64) []byte) error {
	top, checkpoint, found := bytes.Cut(data, []byte("\n\n"))
	lines := strings.Split(string(top), "\n")
	if !found || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return errors.New("no proof")
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	if err != nil {
		return err
	}
	path, err := hashes(lines[2:])
	if err != nil {
		return err
	}
	size, root, err := head(checkpoint, key)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(path, size, root, index, tlog.RecordHash(entry(index)))
}

// consistency checks files named by the older size: its root, then the proof's hashes.
func consistency(dir string, tree tlog.Tree, reader tlog.HashReader) (int, error) {
	files, err := filepath.Glob(filepath.Join(dir, "consistency", "*"))
	if err != nil {
		return 0, err
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return 0, err
		}
		older, err := strconv.ParseInt(filepath.Base(file), 10, 64)
		if err != nil {
			return 0, err
		}
		all, err := hashes(strings.Fields(string(data)))
		if err != nil {
			return 0, err
		}
		if err := tlog.CheckTree(all[1:], tree.N, tree.Hash, older, all[0]); err != nil {
			return 0, fmt.Errorf("%s: %w", file, err)
		}
		theirs, err := tlog.TreeHash(older, reader)
		if err != nil || theirs != all[0] {
			return 0, fmt.Errorf("%s: root of the older tree differs (%v)", file, err)
		}
	}
	return len(files), nil
}
