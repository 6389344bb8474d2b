package main

import (
	"bufio"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/mod/sumdb/tlog"
)

// fold hashes every entry of a file (two bytes of length before each) and folds the hashes into the
// root of their tree with Go's tlog, on one thread. Prints the root and the seconds it took.
func fold(name string) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	start := time.Now()
	in := bufio.NewReaderSize(file, 1<<20)
	entry := make([]byte, 1<<16)
	var peaks []tlog.Hash
	for n := int64(0); ; n++ {
		var length [2]byte
		if _, err := io.ReadFull(in, length[:]); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return err
		}
		bytes := entry[:binary.BigEndian.Uint16(length[:])]
		if _, err := io.ReadFull(in, bytes); err != nil {
			return err
		}
		hash := tlog.RecordHash(bytes)
		for rest := n; rest&1 == 1; rest >>= 1 {
			hash = tlog.NodeHash(peaks[len(peaks)-1], hash)
			peaks = peaks[:len(peaks)-1]
		}
		peaks = append(peaks, hash)
	}
	if len(peaks) == 0 {
		return errors.New("no entries")
	}
	root := peaks[len(peaks)-1]
	for i := len(peaks) - 2; i >= 0; i-- {
		root = tlog.NodeHash(peaks[i], root)
	}
	fmt.Printf("%s %.3f\n", base64.StdEncoding.EncodeToString(root[:]), time.Since(start).Seconds())
	return nil
}
