using Gongkai.Agencies;
using Gongkai.Features.Filing;
using Gongkai.Filing;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Filing;

/// <summary>An agency whose report on 2025 an authority collects: filed and accepted past the pages.</summary>
internal sealed record AMember(RunningSite Site, Agency Authority, Agency Agency)
{
    /// <summary>Its filing.</summary>
    public FilingId Filing => ReportFiling.IdOf(Authority.Id, Agency.Id, 2025);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Files a document of the corpus.</summary>
    public async Task FileAsync(string document, string? correction = null) =>
        await FileAsync($"报告{Path.GetExtension(document)}", await File.ReadAllBytesAsync(Repository.At(document), Ct), correction);

    /// <summary>Files, as what came by mail is taken in: declared as far as it is certain.</summary>
    public async Task FileAsync(string name, byte[] content, string? correction = null)
    {
        var filings = Site.Services.GetRequiredService<Filings>();
        var (authority, filing) = (await filings.FindAsync(Filing, Ct))!.Value;
        var file = await filings.KeepAsync(filing, name, content, Ct);
        var look = await filings.LookAsync(authority, filing, file, Ct);
        var answer = await filings.FileAsync(filing, new(file, FilingWay.Batch, "", new() { Correction = correction ?? "" }), look.Reading!, null,
            Actor.Applicant, filings.FromOutside(), Ct);
        Assert.True(answer.IsTaken, string.Join("；", answer.Refusals.Select(refusal => refusal.Code + refusal.Variant)));
    }

    /// <summary>What it filed last is accepted.</summary>
    public async Task AcceptAsync(PersonId by)
    {
        var change = new ChangeContext("system", "试验", Site.Services.GetRequiredService<TimeProvider>().GetUtcNow(), null);
        var answer = await Site.Services.GetRequiredService<FilingJournal>().TakeAsync(new(new(Filing), null, (writing, filing) =>
            Task.FromResult<IReadOnlyList<FilingEvent>>([new FilingAccepted(writing.Situation.Today, filing.Latest!.Number, "已经核实", by)])),
            new(by, [new(Role.Supervisor, null)]), change, Ct);
        Assert.True(answer.IsTaken, string.Join("；", answer.Refusals.Select(refusal => refusal.Code + refusal.Variant)));
    }
}
