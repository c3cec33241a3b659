using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Demonstration;

/// <summary>演示: a site with the data of <c>data/demo</c>, in a place of its own, on a clock of its own.</summary>
public static class DemonstrationSite
{
    /// <summary>The data folder when none is named.</summary>
    public const string DefaultData = "gongkai-demo";

    /// <summary>Why the demonstration does not go there; null when it may.</summary>
    public static (string Chinese, string English)? FaultOf(StorageOptions place) => DemonstrationStore.Look(place) switch
    {
        DemonstrationPlace.Foreign when place.Connection is not null =>
            ("这个 PostgreSQL 数据库里有别的数据，演示不使用它。", "This PostgreSQL database holds other data; the demonstration does not touch it."),
        DemonstrationPlace.Foreign =>
            ($"{place.Data} 里有别的数据，演示不使用它；用 --data 另指一个文件夹。",
                $"{place.Data} holds other data; the demonstration does not touch it. Name another folder with --data."),
        DemonstrationPlace.Broken =>
            ($"{place.Data} 里的演示数据上次没有写完；请清空以后再启动。", $"The demonstration data in {place.Data} are incomplete; empty it and start again."),
        _ => null,
    };

    /// <summary>Whether it has still to be fed there.</summary>
    public static bool IsNew(StorageOptions place) => DemonstrationStore.Look(place) == DemonstrationPlace.Empty;

    /// <summary>The clock of a place: that of the demonstration where it is fed there, going on from what was written last;
    /// else the one that is given.</summary>
    public static async Task<TimeProvider> ClockOfAsync(StorageOptions place, TimeProvider otherwise, CancellationToken ct)
    {
        if (DemonstrationStore.Look(place) != DemonstrationPlace.Fed) return otherwise;
        var (clock, now) = (new DemonstrationClock(DemonstrationData.Plan.Now), DemonstrationData.Plan.Now);
        await using var database = new Database(place.ConnectionString);
        var newest = await DemonstrationStore.NewestAsync(database, ct);
        clock.RunFrom(newest > now ? newest : now);
        return clock;
    }

    /// <summary>The site, fed and not yet started; where it was fed before, it goes on from there.</summary>
    public static async Task<WebApplication> BuildAsync(SiteOptions options, CancellationToken ct, IProgress<DemonstrationProgress>? progress = null)
    {
        var isNew = IsNew(options.Storage);
        var (clock, now) = (new DemonstrationClock(DemonstrationData.Plan.Now), DemonstrationData.Plan.Now);
        var site = Site.Build(options, clock);
        try
        {
            if (isNew) await new DemonstrationFeed(site.Services, clock, progress).RunAsync(ct);
            var newest = await DemonstrationStore.NewestAsync(site.Services.GetRequiredService<Store>().Database, ct);
            clock.RunFrom(newest > now ? newest : now);
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    /// <summary>What to try: the sign-ins with what they may do, and a tracking code.</summary>
    public static IEnumerable<string> Guide(Language language)
    {
        var english = language == Language.English;
        var plan = DemonstrationData.Plan;
        yield return english
            ? $"Demonstration data; the platform's date begins at {plan.Now:yyyy-MM-dd}." : $"演示数据，平台日期从 {plan.Now:yyyy年M月d日} 开始。机关、人员、案件和公开的信息均为虚构。";
        yield return english ? $"Sign-ins at /sign-in, all with the password {plan.Password}:" : $"登录地址 /sign-in，密码都是 {plan.Password}：";
        foreach (var person in DemonstrationData.People)
            if (person.Posts.Where(post => post.UntilOn is null).ToList() is { Count: > 0 } posts)
                yield return $"  {person.SignIn,-14} {person.Name}　{posts[0].Agency}{posts[0].Section}　" +
                    $"{string.Join("、", posts.Select(post => post.Role.Name()))}";
        yield return english ? $"A tracking code to try at /track: {plan.Code}" : $"查询码（在 /track 查询办理情况）：{plan.Code}";
        yield return english ? $"A message to try at /interaction/track: {plan.MessageNumber}, {plan.MessageCode}"
            : $"留言（在 /interaction/track 看答复）：编号 {plan.MessageNumber}，查询码 {plan.MessageCode}";
    }
}
