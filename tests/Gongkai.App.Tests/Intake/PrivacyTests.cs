using Gongkai.Storage;
using Gongkai.Tests.Storage;

namespace Gongkai.Tests.Intake;

/// <summary>Nothing personal in the journal, in plain columns, in addresses or on the console.</summary>
[Collection(nameof(Console))]
public sealed class PrivacyTests
{
    private static readonly string[] Marks = ["李云", "340500198507201234", "13900001234", "和平路1号2栋301", "标记描述甲乙丙", "标记文件名"];

    [Theory, BothEngines]
    public async Task What_a_citizen_sends_stands_nowhere_in_plain_text(Engine engine)
    {
        var (before, log) = (Console.Out, new StringWriter());
        Console.SetOut(TextWriter.Synchronized(log));
        try
        {
            await using var site = await ASite.On(engine);
            using var citizen = site.Site.Visit();
            using var scratch = new Scratch();
            var paper = scratch.At("标记文件名.pdf");
            await File.WriteAllTextAsync(paper, "%PDF-1.4 marked", TestContext.Current.CancellationToken);
            var typed = Typed.Citizen.But(("Command.Description", "标记描述甲乙丙的全部补贴明细"), ("Files.Identity", paper));

            var check = await ApplyTests.CheckAsync(citizen, site.ApplyPath, typed);
            var sent = await citizen.SendAsync(check, site.ApplyPath, "提交申请");
            await citizen.FollowAsync(sent);
            await citizen.SendAsync(site.CitizenPath, "下一步", typed.But(("Command.Telephone", "x")));

            var stored = new List<string> { sent.Headers.Location!.OriginalString };
            foreach (var (table, columns) in ((string, string)[])
                [("journal", "body || stream || who || authority || coalesce(why, '')"), ("personal_data", "id || kind || sealed"),
                    ("personal_index", "facet || token"), ("case_file", "name_data || media_type"),
                 ("case_view", "id || coalesce(number, '') || coalesce(topic, '') || applicant || coalesce(tracking_hash, '')"),
                 ("pending_upload", "hash || owner")])
                stored.AddRange(await site.ListAsync($"select {columns} from {table}"));
            Assert.All(Marks, mark => Assert.DoesNotContain(stored, text => text.Contains(mark, StringComparison.Ordinal)));
        }
        finally
        {
            Console.SetOut(before);
        }
        Assert.All(Marks, mark => Assert.DoesNotContain(mark, log.ToString(), StringComparison.Ordinal));
    }
}
