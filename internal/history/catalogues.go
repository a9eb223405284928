package history

import (
	"bytes"
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/pobook/pobook/internal/po"
)

// Catalogues returns the PO files that a commit has below a folder, as
// "locales/zh_Hant", by their paths below it: "part/02.po". One that cannot be
// parsed is left out.
func (r Repository) Catalogues(ctx context.Context, commit, folder string) (map[string]*po.File, error) {
	listed, err := r.git(ctx, nil, "ls-tree", "-r", "-z", "--name-only", commit, "--", "./"+folder+"/")
	if err != nil {
		return nil, err
	}
	var (
		paths []string
		asked strings.Builder
	)
	for _, path := range strings.Split(string(listed), "\x00") {
		// A name with a line feed cannot be asked for.
		if strings.HasSuffix(path, ".po") && !strings.Contains(path, "\n") {
			paths = append(paths, strings.TrimPrefix(path, folder+"/"))
			fmt.Fprintf(&asked, "%s:./%s\n", commit, path)
		}
	}
	answer, err := r.git(ctx, strings.NewReader(asked.String()), "cat-file", "--batch")
	if err != nil {
		return nil, err
	}
	files := map[string]*po.File{}
	for i, data := range blobs(answer) {
		if file, err := po.Parse(data); err == nil && data != nil && i < len(paths) {
			files[paths[i]] = file
		}
	}
	return files, nil
}

// blobs cuts the answer of "git cat-file --batch" into files; nil for one that
// was not there.
func blobs(answer []byte) [][]byte {
	var files [][]byte
	for len(answer) > 0 {
		var head []byte
		head, answer, _ = bytes.Cut(answer, []byte("\n"))
		fields := strings.Fields(string(head))
		size, err := strconv.Atoi(fields[len(fields)-1])
		if err != nil || len(fields) != 3 || size > len(answer) {
			files = append(files, nil)
			continue
		}
		files = append(files, answer[:size])
		answer = bytes.TrimPrefix(answer[size:], []byte("\n"))
	}
	return files
}
