package preview

import (
	"errors"
	"hash/maphash"
	"io/fs"
	"sync"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/po"
)

// Catalogues remember of each catalogue what it held when it could last be used, so that
// one that somebody is at work on does not empty the page.
type catalogues struct {
	mutex sync.Mutex
	good  map[string][]byte // by the paths of the files
	seed  maphash.Seed
}

// A loaded catalogue is one as far as it can be used.
type loaded struct {
	file *po.File // nil for none
	data []byte
	hash uint64 // of data
	// found says why the file cannot be used as it is now.
	found diag.List
}

// load reads the catalogue of a section.
func (c *catalogues) load(sn *snapshot, e *edition, section string) loaded {
	path := sn.catalogue(e, section)
	if path == "" {
		return loaded{}
	}
	data, err := sn.book.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		c.keep(path, nil)
		return loaded{}
	}
	var file *po.File
	if err == nil {
		file, err = content.ParsePO(path, data, diag.Textf("the page shows what it held before"))
	}
	if err == nil {
		err = check.Unusable(path, file, e.locale).Err()
	}
	if err == nil {
		c.keep(path, data)
		return loaded{file: file, data: data, hash: maphash.Bytes(c.seed, data)}
	}
	l := loaded{found: diag.Of(err)}
	if l.found == nil {
		l.found = diag.List{{Position: diag.Position{File: path}, Message: diag.Verbatim(err.Error())}}
	}
	c.mutex.Lock()
	l.data = c.good[path]
	c.mutex.Unlock()
	if l.data != nil {
		l.file, _ = po.Parse(l.data) // it could be parsed before
		l.hash = maphash.Bytes(c.seed, l.data)
	}
	return l
}

// keep remembers what a file holds, or forgets a file that is gone.
func (c *catalogues) keep(path string, data []byte) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if data == nil {
		delete(c.good, path)
		return
	}
	c.good[path] = data
}
