package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"strings"
)

// A file is one of an archive.
type file struct {
	mode    fs.FileMode // its permissions
	content []byte
}

// unpack returns the files of an archive by their paths.
func unpack(name string, archive []byte) (map[string]file, error) {
	if strings.HasSuffix(name, ".zip") {
		return unzip(archive)
	}
	return untar(archive)
}

func untar(archive []byte) (map[string]file, error) {
	compressed, err := gzip.NewReader(bytes.NewReader(archive))
	if err != nil {
		return nil, err
	}
	files := map[string]file{}
	for reader := tar.NewReader(compressed); ; {
		header, err := reader.Next()
		if errors.Is(err, io.EOF) {
			return files, nil
		}
		if err != nil {
			return nil, err
		}
		content, err := io.ReadAll(reader)
		if err != nil {
			return nil, err
		}
		files[header.Name] = file{header.FileInfo().Mode().Perm(), content}
	}
}

func unzip(archive []byte) (map[string]file, error) {
	reader, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return nil, err
	}
	files := map[string]file{}
	for _, packed := range reader.File {
		opened, err := packed.Open()
		if err != nil {
			return nil, err
		}
		content, err := io.ReadAll(opened)
		if err := errors.Join(err, opened.Close()); err != nil {
			return nil, err
		}
		files[packed.Name] = file{packed.Mode().Perm(), content}
	}
	return files, nil
}
