
namespace Gongkai.Features.Casework;

/// <summary>Opening and erasing personal data, files and bundles: the registrations.</summary>
internal static class PersonalInformationRegistration
{
    public static void AddPersonalInformation(this IServiceCollection services)
    {
        services.AddSingleton<Openings>().AddSingleton<Erasures>().AddSingleton<RetentionLists>();
        services.AddSingleton<CaseDossiers>().AddSingleton<BundleMaking>().AddSingleton<Archiving>();
    }
}
