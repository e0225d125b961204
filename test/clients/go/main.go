// Checks a checkpoint and proofs of a log with Go's sumdb/note and sumdb/tlog, which share no code with ours.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// What is given on standard input. Hashes are in base64, checkpoints are signed notes.
type given struct {
	VerifierKey string
	Before      string
	After       string
	Consistency []string
	Index       int64
	Leaf        string
	Inclusion   []string
}

func main() {
	var g given
	check(json.NewDecoder(os.Stdin).Decode(&g))
	verifier, err := note.NewVerifier(g.VerifierKey)
	check(err)
	before, after := open(g.Before, verifier), open(g.After, verifier)
	check(tlog.CheckTree(hashes(g.Consistency), after.N, after.Hash, before.N, before.Hash))
	leaf, err := tlog.ParseHash(g.Leaf)
	check(err)
	check(tlog.CheckRecord(tlog.RecordProof(hashes(g.Inclusion)), after.N, after.Hash, g.Index, leaf))
	fmt.Println("verified")
}

// The tree of a checkpoint: its origin, size and root are the first three lines.
func open(signed string, verifier note.Verifier) tlog.Tree {
	opened, err := note.Open([]byte(signed), note.VerifierList(verifier))
	check(err)
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)
	root, err := tlog.ParseHash(lines[2])
	check(err)
	return tlog.Tree{N: size, Hash: root}
}

func hashes(texts []string) tlog.TreeProof {
	var all tlog.TreeProof
	for _, text := range texts {
		hash, err := tlog.ParseHash(text)
		check(err)
		all = append(all, hash)
	}
	return all
}

func check(err error) {
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}
