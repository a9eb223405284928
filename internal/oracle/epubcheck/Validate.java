import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.util.FeatureEnum;
import java.io.File;
import java.util.Locale;

/**
 * Holds EPUB files against EPUB 3.3. For each file it prints a line of fields that tabs divide for
 * each message (file, severity, id, place, what is wrong), and then one that ends with how many there
 * were.
 */
public final class Validate {
    public static void main(String[] files) {
        Locale.setDefault(Locale.ENGLISH);
        for (String file : files) {
            Printer printer = new Printer(file);
            new EpubCheck(new File(file), printer).check();
            line(file, "end", printer.messages);
        }
    }

    private static final class Printer extends MasterReport {
        private final String file;
        private int messages;

        Printer(String file) {
            super(false);
            this.file = file;
        }

        @Override
        public void message(Message message, EPUBLocation place, Object... arguments) {
            messages++;
            line(file, message.getSeverity(), message.getID(), place.getPath() + ":" + place.getLine() + ":" + place.getColumn(),
                    message.getMessage(arguments));
        }

        @Override
        public void info(String resource, FeatureEnum feature, String value) {}

        @Override
        public int generate() {
            return 0;
        }

        @Override
        public void initialize() {}
    }

    private static void line(Object... fields) {
        StringBuilder line = new StringBuilder();
        for (Object field : fields) {
            line.append(line.length() > 0 ? "\t" : "").append(String.valueOf(field).replaceAll("[\\t\\r\\n]+", " "));
        }
        System.out.println(line);
    }
}
