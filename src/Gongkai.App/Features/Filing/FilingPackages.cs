using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Isolation;
using Gongkai.Filing;
using Gongkai.Reading;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Filing;

/// <summary>A file in a package.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Sha256">Its hash, lower-case hexadecimal.</param>
/// <param name="Size">Its bytes.</param>
public sealed record PackagedFile(string Name, string Sha256, long Size);

/// <summary>A check that the report has passed where it was made.</summary>
public sealed record PackagedCheck(string Name, DateOnly On);

/// <summary>What a package says of itself (<c>manifest.json</c>).</summary>
public sealed record PackageManifest
{
    /// <summary>The version of this form of packages.</summary>
    public int Format { get; init; } = 1;

    /// <summary>The agency that reports.</summary>
    public string Agency { get; init; } = "";

    /// <summary>The year that the report is on.</summary>
    public int Year { get; init; }

    /// <summary>Which version, where it was made.</summary>
    public int Number { get; init; }

    /// <summary>The report; one of <see cref="Files"/>.</summary>
    public string Report { get; init; } = "";

    public ImmutableArray<PackagedFile> Files { get; init; } = [];

    /// <summary>签批.</summary>
    public ImmutableArray<PackagedCheck> Checks { get; init; } = [];

    /// <summary>What is said to what was found, by the names of the findings.</summary>
    public ImmutableSortedDictionary<string, string> Explained { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>When it was made.</summary>
    public DateTimeOffset MadeAt { get; init; }
}

/// <summary>A package that was opened and whose hashes and signature hold.</summary>
/// <param name="Name">What the report is called.</param>
/// <param name="Content">The report.</param>
/// <param name="Explained">What is said to what was found, by the names of the findings.</param>
/// <param name="Words">Whose signature it bears, in words.</param>
public sealed record OpenedPackage(string Name, byte[] Content, ImmutableSortedDictionary<string, string> Explained, string Words);

/// <summary>
/// 报送包: an issued report with its files, signed by the instance that made it (ECDSA P-256 over the manifest, which has the hashes of all files), so that
/// another instance takes it in by upload or over HTTP. Whose key it is, the authority says in its settings.
/// </summary>
public sealed class FilingPackages(Store store, UntrustedFiles files, TimeProvider clock)
{
    /// <summary>How names of packages end.</summary>
    public const string Ending = ".gkbs";

    private const string Manifest = "manifest.json";
    private const string Signature = "manifest.sig";
    private const string Key = "key.pem";
    private const int LargestManifest = 1 << 20;

    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock making = new();

    /// <summary>Whether a file is a package, by its name.</summary>
    public static bool IsPackage(string name) => name.EndsWith(Ending, StringComparison.OrdinalIgnoreCase);

    /// <summary>公钥指纹 of this instance: SHA-256 of its public key (SubjectPublicKeyInfo), lower-case hexadecimal.</summary>
    public string Fingerprint
    {
        get
        {
            using var key = OwnKey();
            return FingerprintOf(key);
        }
    }

    /// <summary>An issued report as a package.</summary>
    public async Task<byte[]> WriteAsync(string agency, int year, IssuedReport report, CancellationToken ct)
    {
        var contents = new List<(string Name, byte[] Bytes)>();
        foreach (var file in report.Files) contents.Add(($"report.{file.Format}", await store.Files.ReadAsync(file.Sha256, ct)));
        var manifest = new PackageManifest
        {
            Agency = agency,
            Year = year,
            Number = report.Number,
            Report = "report.docx",
            Files = [.. contents.Select(file => new PackagedFile(file.Name, Hash(file.Bytes), file.Bytes.Length))],
            Checks = [.. report.Checks.Select(check => new PackagedCheck(check.Check.Name(), check.On))],
            Explained = report.Explained,
            MadeAt = clock.GetUtcNow(),
        };
        var told = JsonSerializer.SerializeToUtf8Bytes(manifest, EventJson.Options);
        using var key = OwnKey();
        contents.Insert(0, (Manifest, told));
        contents.Insert(1, (Signature, System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(key.SignData(told, HashAlgorithmName.SHA256)))));
        contents.Insert(2, (Key, System.Text.Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem())));
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in contents)
            {
                var entry = archive.CreateEntry(name);
                entry.LastWriteTime = Epoch;
                await using var to = entry.Open();
                await to.WriteAsync(bytes, ct);
            }
        return stream.ToArray();
    }

    /// <summary>Opens a package, in a reader, and holds it against its hashes, its signature, and the filing that it is for.</summary>
    /// <returns>The report, or in Chinese why it is not taken.</returns>
    public async Task<(OpenedPackage? Package, string? Fault)> OpenAsync(ReadOnlyMemory<byte> content, FilingOpened wanted, FilingSettings settings,
        CancellationToken ct)
    {
        ImmutableArray<PackedFile> packed;
        try
        {
            packed = await files.AskAsync<int, ImmutableArray<PackedFile>>(FilingWorks.Unpack, 0, [JobFile.InMemory("报送包.zip", content)], ct);
        }
        catch (FileRefusedException refused)
        {
            return (null, "报送包打不开：" + Message.Of(refused.Finding));
        }
        catch (ReadersBusyException)
        {
            return (null, "现在读取的人较多，请过一分钟再试一次");
        }
        if (Find(packed, Manifest) is not { Length: <= LargestManifest } told || Find(packed, Signature) is not { } signature || Find(packed,
            Key) is not { } pem)
            return (null, "这不是报送包：缺少清单、签名或者公钥");
        if (Read(told) is not { Format: 1 } manifest) return (null, "报送包的清单读不懂，可能是更新的版本生成的");
        if (FingerprintWhereSigned(told, signature, pem) is not { } fingerprint) return (null, "报送包的签名不对：内容在生成以后改动过，请重新生成");
        foreach (var file in manifest.Files)
            if (Find(packed, file.Name) is not { } bytes || Hash(bytes) != file.Sha256) return (null, $"报送包里的 {file.Name} 与清单不符，请重新生成");
        if (manifest.Files.All(file => file.Name != manifest.Report)) return (null, "报送包里没有报告");
        if (manifest.Year != wanted.Year) return (null, $"报送包是 {manifest.Year} 年的报告，这里报送的是 {wanted.Year} 年的");
        var known = settings.TrustedKeys.Contains(fingerprint);
        return (new($"{manifest.Agency}{manifest.Year}年政府信息公开工作年度报告{Path.GetExtension(manifest.Report)}", Find(packed, manifest.Report)!, manifest.Explained,
            $"报送包由{manifest.Agency}的平台生成，签名有效，公钥指纹 {fingerprint[..16]}{(known ? "（已登记）" : "（没有登记，不能证明是谁签的）")}；签批：{Told(manifest)}"), null);
    }

    private static string Told(PackageManifest manifest) =>
        manifest.Checks.IsEmpty ? "没有写明" : string.Join("，", manifest.Checks.Select(check => $"{check.Name} {Dates.Of(check.On)}"));

    private static PackageManifest? Read(byte[] told)
    {
        try
        {
            return JsonSerializer.Deserialize<PackageManifest>(told, EventJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? FingerprintWhereSigned(byte[] told, byte[] signature, byte[] pem)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(System.Text.Encoding.ASCII.GetString(pem));
            return key.VerifyData(told, Convert.FromBase64String(System.Text.Encoding.ASCII.GetString(signature)), HashAlgorithmName.SHA256)
                ? FingerprintOf(key) : null;
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException or FormatException)
        {
            return null;
        }
    }

    private static byte[]? Find(ImmutableArray<PackedFile> packed, string name) => packed.FirstOrDefault(file => file.Name == name)?.Content;

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string FingerprintOf(ECDsa key) => Hash(key.ExportSubjectPublicKeyInfo());

    // Beside the other keys of the instance: made when it is first needed.
    private ECDsa OwnKey()
    {
        var path = Path.Combine(store.Options.Keys, "signing.pem");
        lock (making)
        {
            if (!File.Exists(path))
            {
                using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
                Durable.Write(path, System.Text.Encoding.ASCII.GetBytes(made.ExportPkcs8PrivateKeyPem()));
            }
        }
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(path));
        return key;
    }
}
