import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * A department's system on the XML interface, with nothing but the JDK (17 or later): takes what the platform pushes, accepts each case,
 * reports one step and a result. Run: java -Dfile.encoding=UTF-8 DepartmentSystem.java
 */
public final class DepartmentSystem {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final int MOST_BYTES = 4 * 1024 * 1024;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final String platform = env("PLATFORM_URL", "http://127.0.0.1:3000/api/exchange");
  private final String client = env("CLIENT_ID", null);
  private final String secret = env("CLIENT_SECRET", null);
  private final String belongSystem = env("BELONGSYSTEM", null);
  private final String apiKey = env("API_KEY", null);
  private final Charset charset = Charset.forName(env("CHARSET", "GB18030"));
  private final Path journal = Path.of(env("JOURNAL", "department-system.journal"));

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  /** One thread: what is reported of one case keeps its order. */
  private final ScheduledExecutorService work = Executors.newSingleThreadScheduledExecutor();
  /** Every call that was taken, by what names it; also on disk, with what is to be reported of it: a restart takes nothing twice and forgets nothing. */
  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private volatile String authorization = "";

  public static void main(String[] arguments) throws Exception {
    new DepartmentSystem().serve();
  }

  private void serve() throws IOException {
    List<Report> open = remembered();
    HttpServer server = HttpServer.create(new InetSocketAddress(env("HOST", "127.0.0.1"), Integer.parseInt(env("PORT", "0"))), 0);
    server.createContext("/UnifiedAcceptOutSystemReceive.aspx", exchange -> answer(exchange, this::registered));
    server.createContext("/UnifiedAcceptOutSystemAccept.aspx", exchange -> answer(exchange, this::accepted));
    server.createContext("/UnifiedAcceptOutSystemOver.aspx", exchange -> answer(exchange, this::over));
    server.setExecutor(Executors.newFixedThreadPool(4));
    server.start();
    say("listening", "port", String.valueOf(server.getAddress().getPort()));
    open.forEach(report -> send(report, 0));
  }

  // What the platform pushes

  private interface Call {
    void take(Map<String, String> form) throws Exception;
  }

  private void answer(HttpExchange exchange, Call call) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
      if (body.length > MOST_BYTES) {
        // Half of a case is none: refused, so that a person looks at it.
        send(exchange, "413", "报文过大");
        return;
      }
      Map<String, String> form = parseForm(body, charsetOf(exchange.getRequestHeaders().getFirst("Content-Type")));
      if (!apiKey.equals(form.get("ApiKey"))) {
        send(exchange, "401", "ApiKey 不正确");
        return;
      }
      try {
        call.take(form);
        send(exchange, "0", "成功");
      } catch (Exception error) {
        say("failed", "error", error.getClass().getSimpleName());
        // Not taken: the platform pushes it again, or has a person look at it.
        send(exchange, "500", "处理失败");
      }
    }
  }

  private void send(HttpExchange exchange, String result, String message) throws IOException {
    byte[] body = ("{\"result\":\"" + result + "\",\"resultmsg\":\"" + message + "\"}").getBytes(charset);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=" + charset.name());
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  /** 登记 — a case with what of it our department may see. We accept it; where the window did so before, that says that we have it. */
  private void registered(Map<String, String> form) throws Exception {
    Document base = parseXml(form.get("baseInfoXml"));
    String projId = text(base, "PROJID");
    String version = text(base, "DATAVERSION");
    Map<String, String> call = common(projId, "accept-" + projId);
    call.put("ACCEPT_MAN", "经办甲");
    call.put("AcceptTime", now());
    call.put("DOACTION", "0");
    // A higher one corrects what we have, and asks for nothing new.
    List<Report> reports = "1".equals(version) ? List.of(new Report("BJHC/UAP/accept", call)) : List.of();
    if (!first("register", projId, version, reports)) return;
    say("registered", "projId", projId, "version", version, "applicant", text(base, "APPLYNAME"));
    reports.forEach(report -> send(report, 0));
  }

  /** 受理 — the case is ours to handle until the promised time; a higher DATAVERSION moves that time. */
  private void accepted(Map<String, String> form) throws Exception {
    String projId = form.get("PROJID");
    Map<String, String> step = common(projId, "step-" + projId);
    step.put("DOUSERNAME", "经办甲");
    step.put("START_TIME", now());
    step.put("END_TIME", now());
    step.put("DOACTION", "0");
    step.put("Node_Name", "审核");
    step.put("OPINION", "符合条件");
    Map<String, String> result = common(projId, "over-" + projId);
    result.put("TRANSACT_USER", "经办甲");
    result.put("TRANSACT_TIME", now());
    result.put("TRANSACT_RESULT", "办结");
    result.put("TRANSACT_DESCRIBE", "准予许可");
    result.put("DOACTION", "0");
    List<Report> both = List.of(new Report("BJHC/ApprovalLib/handler", step), new Report("BJHC/UAP/over", result));
    List<Report> reports = "1".equals(form.get("DATAVERSION")) ? both : List.of();
    if (!first("accept", projId, form.get("DATAVERSION"), reports)) return;
    say("accepted", "projId", projId, "task", form.getOrDefault("OutSystemID", ""), "promise", form.getOrDefault("PROMISEVALUE", ""));
    reports.forEach(report -> send(report, 0));
  }

  /** 办结 of the whole case, or it was taken back: nothing is left to do. Our answer acknowledges it. */
  private void over(Map<String, String> form) throws Exception {
    String projId = form.get("PROJID");
    if (first("over", projId, form.get("DATAVERSION"), List.of())) say("over", "projId", projId, "result", form.getOrDefault("TRANSACT_RESULT", ""));
  }

  /**
   * Whether the call is new. The platform repeats what it is unsure of, with the same DATAVERSION, and nothing that we have answered: so what is
   * to be reported of it is written down with it, in one line, before it is answered.
   */
  private synchronized boolean first(String call, String projId, String version, List<Report> reports) throws IOException {
    String name = call + " " + projId + " " + version;
    if (taken.contains(name)) return false;
    StringBuilder line = new StringBuilder("taken\t").append(name);
    for (Report report : reports) {
      String form = new String(encodeForm(report.call(), StandardCharsets.UTF_8), StandardCharsets.US_ASCII);
      line.append('\t').append(report.path()).append('\t').append(form);
    }
    note(line.toString());
    return taken.add(name);
  }

  private synchronized void note(String line) throws IOException {
    Files.writeString(
        journal, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.DSYNC);
  }

  /** Reads the journal: what was taken, and what of it has not been reported yet. */
  private List<Report> remembered() throws IOException {
    Map<String, Report> open = new LinkedHashMap<>();
    if (!Files.exists(journal)) return List.of();
    String text = Files.readString(journal, StandardCharsets.UTF_8);
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    // Half a line is what a power failure leaves: its call was not answered and comes again.
    try (FileChannel file = FileChannel.open(journal, StandardOpenOption.WRITE)) {
      file.truncate(whole.getBytes(StandardCharsets.UTF_8).length);
    }
    for (String line : whole.split("\n")) {
      String[] parts = line.split("\t");
      if (parts[0].equals("done")) open.remove(parts[1]);
      if (!parts[0].equals("taken")) continue;
      taken.add(parts[1]);
      for (int i = 2; i + 1 < parts.length; i += 2) {
        Report report = new Report(parts[i], parseForm(parts[i + 1].getBytes(StandardCharsets.US_ASCII), StandardCharsets.UTF_8));
        open.put(report.name(), report);
      }
    }
    return List.copyOf(open.values());
  }

  // What we report

  /** The same content every time, since the same DATAVERSION stands for it. */
  private record Report(String path, Map<String, String> call) {
    String name() {
      return path + " " + call.get("OutSystemID");
    }
  }

  private Map<String, String> common(String projId, String ourNumber) {
    Map<String, String> call = new LinkedHashMap<>();
    call.put("PROJID", projId);
    call.put("BELONGSYSTEM", belongSystem);
    call.put("OutSystemID", ourNumber);
    call.put("DATAVERSION", "1");
    call.put("CREATE_TIME", now());
    return call;
  }

  /** Sent until the platform has taken it or refused it for good. */
  private void send(Report report, int attempt) {
    String path = report.path();
    Map<String, String> call = report.call();
    Runnable again = () -> send(report, attempt + 1);
    long seconds = attempt == 0 ? 0 : Math.min(300, 1L << Math.min(attempt, 8));
    if (attempt > 0) say("repeating", "path", path, "seconds", String.valueOf(seconds));
    work.schedule(
        () -> {
          try {
            if (authorization.isEmpty()) login();
            HttpResponse<byte[]> response = post(path, call, authorization);
            if (response.statusCode() == 401) authorization = "";
            if (response.statusCode() != 200) {
              again.run();
              return;
            }
            String answer = new String(response.body(), charsetOf(response.headers().firstValue("Content-Type").orElse("")));
            note("done\t" + report.name());
            say("reported", "path", path, "projId", call.get("PROJID"), "result", field(answer, "result"), "code", field(answer, "code"));
          } catch (Exception error) {
            say("failed", "error", error.getClass().getSimpleName());
            again.run();
          }
        },
        seconds,
        TimeUnit.SECONDS);
  }

  private void login() throws Exception {
    Map<String, String> call = new LinkedHashMap<>();
    call.put("Type", "Bearer");
    call.put("LoginName", client);
    call.put("LoginPwd", secret);
    HttpResponse<byte[]> response = post("Test/getauth", call, "");
    String answer = new String(response.body(), charsetOf(response.headers().firstValue("Content-Type").orElse("")));
    if (response.statusCode() != 200 || !"0".equals(field(answer, "result"))) throw new IOException("not logged in");
    authorization = field(answer, "resultmsg");
  }

  private HttpResponse<byte[]> post(String path, Map<String, String> call, String authorization) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(platform + "/" + path))
            .timeout(Duration.ofSeconds(15))
            .header("Content-Type", "application/x-www-form-urlencoded; charset=" + charset.name())
            .POST(HttpRequest.BodyPublishers.ofByteArray(encodeForm(call, charset)));
    if (!authorization.isEmpty()) request.header("Authorization", authorization);
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  // Forms, XML and times

  private static byte[] encodeForm(Map<String, String> call, Charset charset) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    call.forEach(
        (name, value) -> {
          if (out.size() > 0) out.write('&');
          escape(name, charset, out);
          out.write('=');
          escape(value, charset, out);
        });
    return out.toByteArray();
  }

  private static void escape(String text, Charset charset, ByteArrayOutputStream out) {
    for (byte each : text.getBytes(charset)) {
      int code = each & 0xff;
      if (code < 0x80 && (Character.isLetterOrDigit(code) || "*-._".indexOf(code) >= 0)) out.write(code);
      else out.writeBytes(String.format("%%%02X", code).getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** Percent signs stand for bytes, which only together are characters of GB18030. */
  private static Map<String, String> parseForm(byte[] body, Charset charset) {
    Map<String, String> form = new LinkedHashMap<>();
    for (String pair : new String(body, StandardCharsets.ISO_8859_1).split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) form.put(unescape(pair.substring(0, equals), charset), unescape(pair.substring(equals + 1), charset));
    }
    return form;
  }

  private static String unescape(String escaped, Charset charset) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < escaped.length(); i++) {
      char each = escaped.charAt(i);
      if (each == '%') {
        out.write(Integer.parseInt(escaped.substring(i + 1, i + 3), 16));
        i += 2;
      } else out.write(each == '+' ? ' ' : each);
    }
    return out.toString(charset);
  }

  private Charset charsetOf(String contentType) {
    Matcher named = Pattern.compile("charset=\"?([\\w-]+)", Pattern.CASE_INSENSITIVE).matcher(contentType == null ? "" : contentType);
    return named.find() ? Charset.forName(named.group(1)) : charset;
  }

  /** The text is decoded already, so that what its prolog says of its character set does not count; no document type is taken. */
  private static Document parseXml(String text) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
  }

  private static String text(Document document, String name) {
    NodeList found = document.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }

  private static String field(String json, String name) {
    Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
    return found.find() ? found.group(1) : "";
  }

  private static String now() {
    return LocalDateTime.now(CHINA).format(TIME);
  }

  private static String env(String name, String fallback) {
    String value = System.getenv(name);
    if (value == null && fallback == null) throw new IllegalStateException("set " + name);
    return value == null ? fallback : value;
  }

  /** One line of JSON in ASCII, whatever the console speaks. */
  private static synchronized void say(String event, String... more) {
    StringBuilder line = new StringBuilder("{\"event\":\"").append(event).append('"');
    for (int i = 0; i < more.length; i += 2) {
      line.append(",\"").append(more[i]).append("\":\"");
      for (char each : more[i + 1].toCharArray()) {
        if (each >= ' ' && each < 0x7f && each != '"' && each != '\\') line.append(each);
        else line.append(String.format("\\u%04x", (int) each));
      }
      line.append('"');
    }
    System.out.println(line.append('}'));
  }
}
