// How long writers wait for a receipt of Tessera's POSIX log: a checkpoint that is signed and commits
// to the entry, and the proof that it does. Each writer adds its next entry when it has its receipt.
//
//	tessera DIR WRITERS SECONDS
//
// Prints receipts a second and the 50th, 99th and 100th percentile in milliseconds, in one line. The
// log has the shortest knobs that it allows: a checkpoint every 100 ms, a batch every 5 ms.
package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"log"
	"os"
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/transparency-dev/tessera"
	"github.com/transparency-dev/tessera/client"
	"github.com/transparency-dev/tessera/storage/posix"
	"golang.org/x/mod/sumdb/note"
)

// As large as one of our own leaves.
const entryBytes = 600

type tree struct {
	appender *tessera.Appender
	reader   tessera.LogReader
	awaiter  *tessera.PublicationAwaiter
}

func open(ctx context.Context, dir string) (*tree, error) {
	private, _, err := note.GenerateKey(rand.Reader, "bench.example.org/log")
	if err != nil {
		return nil, err
	}
	signer, err := note.NewSigner(private)
	if err != nil {
		return nil, err
	}
	driver, err := posix.New(ctx, posix.Config{Path: dir})
	if err != nil {
		return nil, err
	}
	options := tessera.NewAppendOptions().
		WithCheckpointSigner(signer).
		WithCheckpointInterval(100*time.Millisecond).
		WithBatching(256, 5*time.Millisecond)
	appender, _, reader, err := tessera.NewAppender(ctx, driver, options)
	if err != nil {
		return nil, err
	}
	awaiter := tessera.NewPublicationAwaiter(ctx, reader.ReadCheckpoint, 5*time.Millisecond)
	return &tree{appender, reader, awaiter}, nil
}

func (t *tree) receipt(ctx context.Context) error {
	entry := make([]byte, entryBytes)
	rand.Read(entry)
	index, checkpoint, err := t.awaiter.Await(ctx, t.appender.Add(ctx, tessera.NewEntry(entry)))
	if err != nil {
		return err
	}
	var origin string
	var size uint64
	if _, err := fmt.Sscan(string(checkpoint), &origin, &size); err != nil {
		return err
	}
	builder, err := client.NewProofBuilder(ctx, size, t.reader.ReadTile)
	if err != nil {
		return err
	}
	_, err = builder.InclusionProof(ctx, index.Index)
	return err
}

func main() {
	if len(os.Args) != 4 {
		log.Fatal("tessera DIR WRITERS SECONDS")
	}
	writers, _ := strconv.Atoi(os.Args[2])
	seconds, _ := strconv.Atoi(os.Args[3])
	ctx := context.Background()
	tree, err := open(ctx, os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	var lock sync.Mutex
	var group sync.WaitGroup
	var waited []time.Duration
	began := time.Now()
	for range writers {
		group.Go(func() {
			var own []time.Duration
			for time.Since(began) < time.Duration(seconds)*time.Second {
				start := time.Now()
				if err := tree.receipt(ctx); err != nil {
					log.Fatal(err)
				}
				own = append(own, time.Since(start))
			}
			lock.Lock()
			defer lock.Unlock()
			waited = append(waited, own...)
		})
	}
	group.Wait()
	wall := time.Since(began).Seconds()
	slices.Sort(waited)
	at := func(part float64) float64 {
		return float64(waited[min(len(waited)-1, int(part*float64(len(waited))))].Microseconds()) / 1000
	}
	fmt.Printf("%.1f %.1f %.1f %.1f\n", float64(len(waited))/wall, at(.5), at(.99), at(1))
}
